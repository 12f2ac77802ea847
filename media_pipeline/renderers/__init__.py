"""Renderers: each turns one storyboard into the files of one form."""
