"""The site: settings, urls, and the rooms below the interpretations."""
