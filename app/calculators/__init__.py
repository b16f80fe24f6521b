"""The calculators: every formula worked with the learner's own numbers, and worksheets for series and structures.

A formula is one expression of `app.formulas.catalogue`; a worksheet has a form of its own. Nothing is stored: what was
typed stands in the address, so that a result can be kept as a bookmark.
"""
