"""Full-text search that finds Chinese, on SQLite and on PostgreSQL."""
