"""Tables as files: what a sheet is, and how it is written as CSV and as XLSX."""

from .sheet import Column, Kind, Sheet, TooManyRows

__all__ = ["Column", "Kind", "Sheet", "TooManyRows"]
