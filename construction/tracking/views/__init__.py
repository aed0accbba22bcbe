"""The views of tracking, a module per resource."""
