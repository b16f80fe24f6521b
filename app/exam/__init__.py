"""Practice exams: forms built to the outline, a clock that the server owns, scores by domain and task.

A form is a fixed set of items; an attempt is one sitting of it. No key leaves the server before submission.
"""
