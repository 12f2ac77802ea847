"""Source policies, their clauses, and how a file becomes both."""
