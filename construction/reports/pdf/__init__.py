"""The cost overview as a PDF to print and to hand over."""

from .document import cost_overview_pdf

__all__ = ["cost_overview_pdf"]
