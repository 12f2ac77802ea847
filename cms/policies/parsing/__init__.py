"""Reads a policy file into plain data; knows no database and no pages."""
