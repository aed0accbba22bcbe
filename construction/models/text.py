"""How amounts, dates and times are written in JSON, and the types that say so in the OpenAPI document."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

Amount = Annotated[
    str, Meta(pattern=r"^[0-9]+\.[0-9]{2}$", description="A decimal with two places.", examples=["12.50"])
]
DateText = Annotated[str, Meta(extra_json_schema={"format": "date"}, examples=["2025-10-15"])]
Timestamp = Annotated[
    str,
    Meta(extra_json_schema={"format": "date-time"}, description="UTC.", examples=["2025-10-15T14:30:00Z"]),
]


def timestamp_text(moment: datetime) -> str:
    """An aware UTC moment to the second: 2025-10-15T14:30:00Z."""
    return moment.isoformat()[:19] + "Z"
