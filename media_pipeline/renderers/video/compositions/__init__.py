"""Compositions: how each kind of scene is laid out and moves."""
