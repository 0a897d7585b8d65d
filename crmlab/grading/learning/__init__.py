"""A learner's own work on their machine."""
