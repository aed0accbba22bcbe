"""Reports: what the Wall used and cost."""
