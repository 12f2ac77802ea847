"""Figures that stand up to audit; reads everything, writes no content."""
