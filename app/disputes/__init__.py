"""What learners say against a question, what came of it, and what changed in the bank since they answered.

Main words: a dispute names a reason and is settled as upheld or declined; the record of a question holds its revisions
and disputes for everybody to read.
"""
