"""Rules of drafts: no I/O."""

from app.authoring.domain.draft import Draft, Revision, Solve, State, agreeing, is_clash
from app.authoring.domain.numbering import next_ids, numbered

__all__ = ["Draft", "Revision", "Solve", "State", "agreeing", "is_clash", "next_ids", "numbered"]
