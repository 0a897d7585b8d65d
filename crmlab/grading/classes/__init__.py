"""A class: what was handed in, graded side by side, written down."""
