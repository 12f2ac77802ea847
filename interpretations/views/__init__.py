"""Admin screens of interpretations."""
