"""Questions the resident pages ask."""
