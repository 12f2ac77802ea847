"""Takes a plain notice to a person and brings back the receipt; knows no pages."""
