"""The views of the reports, a module per report."""
