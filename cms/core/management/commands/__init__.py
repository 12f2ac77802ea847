"""Commands of the leaf app."""
