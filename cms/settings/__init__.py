"""Settings: base, demo, testing, production."""
