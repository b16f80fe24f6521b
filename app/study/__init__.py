"""Study: sessions of questions chosen for what is new and what is about to be forgotten, with reasons at once.

Memory belongs to the learning objective: a card is one learner's copy of one objective, a review is one answer to
one of its items, and the next review serves another item.
"""
