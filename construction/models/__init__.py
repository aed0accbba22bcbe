"""The data of the Wall: one module per subject, each QuerySet directly above its Model."""

from .events import Event
from .imports import Import, ImportBatch
from .profiles import Profile
from .progress import DailyProgress
from .rollups import ProfileDay, ProfileMonth
from .sections import WallSection
from .sent_requests import SentRequest

__all__ = [
    "DailyProgress",
    "Event",
    "Import",
    "ImportBatch",
    "Profile",
    "ProfileDay",
    "ProfileMonth",
    "SentRequest",
    "WallSection",
]
