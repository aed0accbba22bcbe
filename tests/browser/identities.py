"""Who walks through the pages. Nobody signs in yet: an identity is a journey, and the device that it is made on."""

from dataclasses import dataclass, field
from typing import Any

PHONE, DESK = 360, 1280
WIDTHS = (PHONE, DESK)
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Identity:
    """Somebody at work: the routes of the journey (none: every page) and the device's options of a context."""

    name: str
    routes: frozenset[str] = frozenset()
    device: dict[str, Any] = field(default_factory=dict)

    def visits(self, route: str) -> bool:
        """Whether the journey comes by this route."""
        return not self.routes or route in self.routes

    def sign_in(self, context) -> None:
        """The one place where an identity will show who it is, once there is a sign-in."""

    def __str__(self) -> str:
        return self.name


CREW = Identity(
    "crew",
    frozenset(
        {
            *("record", "progress_record", "section_day", "profile_detail"),
            *("profile_progress", "progress_detail", "progress_edit"),
        }
    ),
    {"has_touch": True, "is_mobile": True, "device_scale_factor": 2},
)
MANAGER = Identity("manager")
IDENTITIES = (CREW, MANAGER)


def made_for(route: str) -> Identity:
    """Whose page this is first of all."""
    return CREW if CREW.visits(route) else MANAGER
