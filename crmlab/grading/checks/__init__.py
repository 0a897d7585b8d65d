"""What a file of checks is written with, and how its checks are run and followed."""
