"""Exercises: what learners receive, how their answers are checked, how a class is graded.

The two names that a file of checks imports, `check` and `right`, stand here.
"""

from crmlab.grading.checks.marks import check
from crmlab.grading.checks.right import right

__all__ = ["check", "right"]
