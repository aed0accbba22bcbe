"""Drawings of the Wall: its elevation as of any day, and the march of its sections through time."""
