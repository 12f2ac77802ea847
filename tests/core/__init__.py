"""Tests of the leaf app."""
