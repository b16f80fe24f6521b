"""The one log of every response, study and exam alike, and which items an open sitting keeps locked.

The log is append-only. A `save` is a choice that may still change; an `answer` is final and carries its score.
"""
