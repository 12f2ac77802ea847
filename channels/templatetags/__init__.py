"""Words for channels and states in templates."""
