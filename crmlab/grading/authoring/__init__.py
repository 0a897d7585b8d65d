"""What an author is told about an exercise."""
