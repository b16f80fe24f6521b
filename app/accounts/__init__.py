"""Learners: who studies, with which exam date, minutes and zone; and the receipts of what they have sent.

Out of the box there is one learner and no sign-in.
"""
