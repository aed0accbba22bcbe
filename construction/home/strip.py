"""The elevation of the whole Wall, small."""

from ..wall.elevation import Elevation, elevation, sections_to_draw
from .survey import Survey


def strip(survey: Survey) -> Elevation:
    """The sections as they stand today."""
    return elevation(sections_to_draw())
