"""What the project promises about speed, measured beside a peer in the same run."""
