"""What editors write: interpretations, their storyboards, their release."""
