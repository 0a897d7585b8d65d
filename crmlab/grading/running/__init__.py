"""Learner code in a process of its own, walled off, and the data that cross to and from it."""
