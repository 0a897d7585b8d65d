"""Exercises: the single source, what learners receive of it, and what can be wrong with it."""
