"""Turns a storyboard into video, H5 and infographic; knows no pages."""
