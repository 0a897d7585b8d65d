"""What happens behind the tables: a module for each part, all of them brought together by `stage`.

Nothing in here is meant for learners; it is plain code all the same, and whoever reads it can
rebuild the truths.
"""
