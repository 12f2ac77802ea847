"""Drawing: the shapes, icons and set text that film and infographic are composed of."""
