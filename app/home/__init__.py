"""The page that gathers the others, and the learner's data as a whole: export and a new start."""
