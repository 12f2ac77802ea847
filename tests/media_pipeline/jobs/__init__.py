"""Tests of productions: ordering, working, serving."""
