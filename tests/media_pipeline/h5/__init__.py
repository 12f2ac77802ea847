"""Tests of the H5 renderer."""
