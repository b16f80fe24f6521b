"""Writing questions: an editor that checks and previews while one types, drafts, blind solves, publication.

Main words: a draft is a text with revisions; it is written, reviewed, published, withdrawn. A solve is what another
learner picked who saw the words but not the key. A skeleton is the commented text that a new question starts from.
"""
