"""Stand-ins for what the outside world does."""
