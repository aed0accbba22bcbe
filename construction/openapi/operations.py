"""The table of operations: which form each takes and which type it answers."""

from dataclasses import dataclass
from typing import Any

from ..forms import StrictForm
from ..health.checks import ReadinessJSON
from ..lists import ListFilter, PageJSON
from ..models.profiles import ProfileJSON
from ..models.progress import ProgressJSON
from ..models.sections import SectionJSON
from ..reports.bulk import BulkOverviewJSON
from ..reports.costs import CostOverviewJSON
from ..reports.forms import BulkForm, CostForm, DayForm, SeriesForm, WallSeriesForm
from ..reports.ice import DailyIceUsageJSON
from ..reports.no_work import NoWorkJSON
from ..reports.no_work_form import NoWorkForm
from ..reports.series import ProgressSeriesJSON
from ..tracking.filters import (
    ProfileFilter,
    ProfileProgressFilter,
    ProfileSectionFilter,
    ProgressFilter,
    SectionFilter,
)
from ..tracking.forms import ProfileForm, ProgressForm, RecordForm, SectionForm
from . import examples
from .root import RootJSON


@dataclass(frozen=True)
class Body:
    """A JSON body: the form it binds to; in a partial one every field may be left out, else those `optional`."""

    name: str
    form: type[StrictForm]
    example: Any
    partial: bool = False
    optional: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Query:
    """A query string: the form or filter it binds to."""

    form: type[StrictForm] | type[ListFilter]


@dataclass(frozen=True)
class Operation:
    """One method of one address; `answer` is the response's type, `str` for plain text, None for no body."""

    id: str
    tag: str
    method: str
    route: str
    answer: Any = None
    example: Any = None
    statuses: tuple[int, ...] = (200,)
    query: Query | None = None
    body: Body | None = None
    title: str = ""
    conditional: bool = False
    """Whether the answer carries an entity tag and is sent again only if it is another."""

    @property
    def summary(self) -> str:
        return self.title or self.id.replace("_", " ").capitalize()

    @property
    def is_list(self) -> bool:
        return self.query is not None and issubclass(self.query.form, ListFilter)


PROFILE = Body("ProfileBody", ProfileForm, examples.PROFILE_BODY)
PROFILE_CHANGES = Body("ProfileChanges", ProfileForm, examples.PROFILE_CHANGES, partial=True)
SECTION = Body("SectionBody", SectionForm, examples.SECTION_BODY)
SECTION_OF_PROFILE = Body(
    "ProfileSectionBody",
    SectionForm,
    examples.PROFILE_SECTION_BODY,
    optional=frozenset({"profile_id"}),
)
SECTION_CHANGES = Body("SectionChanges", SectionForm, examples.SECTION_CHANGES, partial=True)
RECORD = Body("ProgressRecord", RecordForm, examples.RECORD_BODY)
PROGRESS = Body("ProgressBody", ProgressForm, examples.PROGRESS_BODY)
PROGRESS_CHANGES = Body("ProgressChanges", ProgressForm, examples.PROGRESS_CHANGES, partial=True)

PROFILES = Query(ProfileFilter)
SECTIONS = Query(SectionFilter)
SECTIONS_OF_PROFILE = Query(ProfileSectionFilter)
ALL_PROGRESS = Query(ProgressFilter)
PROGRESS_OF_PROFILE = Query(ProfileProgressFilter)

CREATED, RECORDED, REMOVED = (201,), (201, 200), (204,)


def _list(noun: str, tag: str, route: str, answer: Any, example: Any, query: Query) -> Operation:
    """Pages of a collection."""
    return Operation(
        f"list_{noun}", tag, "get", route, PageJSON[answer], examples.listed(example), query=query
    )


def _item(
    noun: str, tag: str, answer: Any, example: Any, *, body: Body, changes: Body
) -> tuple[Operation, ...]:
    """Show, replace, change and remove one thing."""
    route = f"api:{noun}_detail"
    return (
        Operation(f"get_{noun}", tag, "get", route, answer, example),
        Operation(f"replace_{noun}", tag, "put", route, answer, example, body=body),
        Operation(f"change_{noun}", tag, "patch", route, answer, example, body=changes),
        Operation(f"remove_{noun}", tag, "delete", route, statuses=REMOVED),
    )


def _report(name: str, answer: Any, example: Any, form: type[StrictForm]) -> Operation:
    return Operation(
        name, "Reports", "get", f"api:profile_{name}", answer, example, query=Query(form), conditional=True
    )


OPERATIONS: tuple[Operation, ...] = (
    _list("profiles", "Profiles", "api:profile_list", ProfileJSON, examples.PROFILE, PROFILES),
    Operation(
        "create_profile",
        "Profiles",
        "post",
        "api:profile_list",
        ProfileJSON,
        examples.PROFILE,
        CREATED,
        body=PROFILE,
    ),
    *_item("profile", "Profiles", ProfileJSON, examples.PROFILE, body=PROFILE, changes=PROFILE_CHANGES),
    _list("sections", "Sections", "api:section_list", SectionJSON, examples.SECTION, SECTIONS),
    Operation(
        "create_section",
        "Sections",
        "post",
        "api:section_list",
        SectionJSON,
        examples.SECTION,
        CREATED,
        body=SECTION,
    ),
    _list(
        "sections_of_profile",
        "Sections",
        "api:profile_sections",
        SectionJSON,
        examples.SECTION,
        SECTIONS_OF_PROFILE,
    ),
    Operation(
        "create_section_of_profile",
        "Sections",
        "post",
        "api:profile_sections",
        SectionJSON,
        examples.SECTION,
        CREATED,
        body=SECTION_OF_PROFILE,
    ),
    *_item("section", "Sections", SectionJSON, examples.SECTION, body=SECTION, changes=SECTION_CHANGES),
    _list("progress", "Progress", "api:progress_list", ProgressJSON, examples.PROGRESS, ALL_PROGRESS),
    _list(
        "progress_of_profile",
        "Progress",
        "api:profile_progress",
        ProgressJSON,
        examples.PROGRESS,
        PROGRESS_OF_PROFILE,
    ),
    Operation(
        "record_progress",
        "Progress",
        "post",
        "api:profile_progress",
        ProgressJSON,
        examples.PROGRESS,
        RECORDED,
        body=RECORD,
    ),
    *_item("progress", "Progress", ProgressJSON, examples.PROGRESS, body=PROGRESS, changes=PROGRESS_CHANGES),
    _report("daily_ice_usage", DailyIceUsageJSON, examples.DAILY_ICE_USAGE, DayForm),
    _report("cost_overview", CostOverviewJSON, examples.COST_OVERVIEW, CostForm),
    _report("bulk_cost_overview", BulkOverviewJSON, examples.BULK_COST_OVERVIEW, BulkForm),
    _report("progress_series", ProgressSeriesJSON, examples.PROGRESS_SERIES, SeriesForm),
    Operation(
        "wall_progress_series",
        "Reports",
        "get",
        "api:progress_series",
        ProgressSeriesJSON,
        examples.WALL_PROGRESS_SERIES,
        query=Query(WallSeriesForm),
        conditional=True,
    ),
    Operation(
        "no_work",
        "Reports",
        "get",
        "api:no_work",
        NoWorkJSON,
        examples.NO_WORK,
        query=Query(NoWorkForm),
        title="Days without work",
        conditional=True,
    ),
    Operation("api_root", "Service", "get", "api_root", RootJSON, examples.API_ROOT, title="Begin here"),
    Operation("openapi", "Service", "get", "openapi", dict[str, Any], title="Describe the API"),
    Operation("healthz", "Service", "get", "healthz", str, "ok", title="Alive?"),
    Operation(
        "readyz", "Service", "get", "readyz", ReadinessJSON, examples.READINESS, (200, 503), title="Ready?"
    ),
)
