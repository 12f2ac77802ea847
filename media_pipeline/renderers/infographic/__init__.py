"""The infographic 一图读懂: a storyboard as one long picture."""
