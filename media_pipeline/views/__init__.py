"""What the admin asks about productions, and the serving of media files."""
