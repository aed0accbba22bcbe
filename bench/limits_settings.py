"""Our settings with the limits in the place of our views."""

from wallproject.settings import *  # noqa: F403

ROOT_URLCONF = "bench.limits"
