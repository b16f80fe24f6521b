"""The question bank: items with their keys and reasons, the objectives they probe, the outlines they follow.

People write it as YAML in `question_bank/`; this feature checks it, loads it by content hash, and keeps the live bank
in memory. Main words: item, stem, option, key, distractor, rationale, trap, clue, rule, objective, outline, task.
"""
