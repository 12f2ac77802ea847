"""The work on one production: claim it, render it, store its files, finish it."""
