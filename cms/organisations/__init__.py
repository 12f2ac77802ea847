"""Departments, officials and the posts they held, each with its dates."""
