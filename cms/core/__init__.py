"""The leaf: value types, base page and the queue seam that every room may use."""
