"""Where everything is: `resources` answer as pages and as JSON, `pages` and `operations` only where they stand."""

from . import converters  # noqa: F401  (registers `<id:…>` before the paths that use it)
from .demo import urls as demo
from .health import urls as health
from .help import urls as help_pages
from .home import urls as home
from .imports import urls as imports
from .openapi import urls as openapi
from .reports import urls as reports
from .tracking import urls as tracking
from .wall import urls as wall

resources = [*reports.resources, *tracking.resources]
pages = [
    *demo.pages,
    *help_pages.pages,
    *home.pages,
    *imports.pages,
    *reports.pages,
    *tracking.pages,
    *wall.pages,
]
operations = [*health.operations, *openapi.operations]
