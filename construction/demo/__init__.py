"""Demo data: eight crews along the whole Wall, a year and a bit of their days."""
