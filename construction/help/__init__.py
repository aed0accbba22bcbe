"""How to use the pages."""
