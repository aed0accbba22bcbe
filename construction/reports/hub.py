"""The reports there are, and what each of them answers."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Entry:
    """A report: its name, the question it answers, its icon, the name of its address; of a profile or of all."""

    title: str
    answers: str
    icon: str
    page: str
    of_profile: bool = False

    def address(self, profile_id: int | None) -> str:
        """Where it is; of `profile_id`, if it is one of a profile."""
        return reverse(self.page, args=[profile_id] if self.of_profile else [])


OF_PROFILE = (
    Entry(
        "Cost overview",
        "What did a range of days build, use and cost, and how does each day compare?",
        "bar-chart",
        "profile_cost_overview",
        of_profile=True,
    ),
    Entry(
        "Daily ice usage",
        "How much ice did each section take on one day?",
        "droplet-half",
        "profile_daily_ice_usage",
        of_profile=True,
    ),
    Entry(
        "Progress over time",
        "What was built in each day, week or month, and is it more than before?",
        "graph-up",
        "profile_progress_series",
        of_profile=True,
    ),
    Entry(
        "Time–location chart",
        "Where along its stretch was a profile at work, and when?",
        "graph-up",
        "profile_march",
        of_profile=True,
    ),
)
OF_WALL = (
    Entry(
        "The Wall's elevation",
        "How far is every section along the Wall, on this day or an earlier one?",
        "bar-chart",
        "wall",
    ),
    Entry(
        "The Wall over time",
        "What did all profiles, or some of them, build together in each day, week or month?",
        "graph-up",
        "progress_series",
    ),
    Entry(
        "Compare profiles",
        "Which profiles built and cost how much in the same days, and what is the share of each?",
        "layout-three-columns",
        "profile_bulk_cost_overview",
    ),
    Entry(
        "Days without work",
        "How many days were lost, in which profiles, and to what?",
        "dash-circle",
        "no_work",
    ),
    Entry(
        "Days of work",
        "Which sections were recorded on which day? Every record, to filter and to export.",
        "list",
        "progress_list",
    ),
)
