"""Tests of the media pipeline."""
