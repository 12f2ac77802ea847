"""The film: a storyboard as a narrated video."""
