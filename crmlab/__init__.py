"""Formulas, practice company and graded exercises of a course on managing customers."""
