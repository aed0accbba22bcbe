"""Tracking: profiles, their sections, and what was built on them each day."""
