"""One file or folder per way of reaching people; plain Python, no database, no pages."""
