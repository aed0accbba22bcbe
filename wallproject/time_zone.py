"""The zone whose clocks the crews and the pages go by."""

from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured


def known(name: str) -> None:
    """Raise ImproperlyConfigured unless this machine knows a time zone of that name."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        raise ImproperlyConfigured(
            f"WALL_TIME_ZONE must name a time zone, such as America/New_York or UTC; {name!r} is none."
        ) from None
