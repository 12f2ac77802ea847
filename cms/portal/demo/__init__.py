"""Made-up content for the demo site; every part is marked as an example."""
