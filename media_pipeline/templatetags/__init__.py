"""Template tags of the media pipeline."""
