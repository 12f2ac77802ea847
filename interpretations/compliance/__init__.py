"""Checks of an interpretation's words: plain data in, findings out. No database, no pages."""
