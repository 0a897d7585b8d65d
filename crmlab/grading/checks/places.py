"""Where the checks of an exercise stand in its folder."""

PUBLIC_FILE = "test_exercise.py"
HIDDEN_FILE = "test_hidden.py"
