"""The profiles that a crew chooses its own from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..models import Profile
from ..models.profiles import name_key

SHOWN = 60


@dataclass(frozen=True, slots=True)
class ProfileChoice:
    """Active profiles by name, as (pk, name), and whether there are more than these."""

    profiles: Sequence[Any]
    has_more: bool
    search: str = ""
    shown: int | None = None
    """The id of the profile whose page it stands on."""

    @property
    def has_others(self) -> bool:
        """Whether there is another one to choose than the one that is shown."""
        return any(profile.pk != self.shown for profile in self.profiles)

    @property
    def only(self) -> int | None:
        """The id of the one profile that there is to choose."""
        return self.profiles[0].pk if len(self.profiles) == 1 and not self.search else None


def profile_choice(search: str = "", *, shown: int | None = None) -> ProfileChoice:
    """Those whose name has `search` in it, whatever the case; in one query."""
    named = Profile.objects.active().filter(name_key__contains=name_key(search))
    found = list(named.names()[: SHOWN + 1])
    return ProfileChoice(found[:SHOWN], len(found) > SHOWN, search, shown)
