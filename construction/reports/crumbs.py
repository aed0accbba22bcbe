"""Where a report was reached from: the way back keeps what was asked for there."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from ..spans import span_words


class Crumb(NamedTuple):
    """A step of the way back."""

    words: str
    address: str


def crumbs_of_day(profile_id: int, asked: Mapping[str, Any]) -> list[Crumb]:
    """The range that a day was reached from, if it was reached from one."""
    chart = {"chart": asked["chart"]} if asked.get("chart") else {}
    start, end = asked.get("start_date"), asked.get("end_date")
    if start and end:
        days = {"start_date": start, "end_date": end}
        return [_crumb("Cost overview", "profile_cost_overview", profile_id, start, end, days | chart)]
    start, end = asked.get("from"), asked.get("to")
    if start and end:
        days = {"from": start, "to": end, "granularity": "day"}
        return [_crumb("Over time", "profile_progress_series", profile_id, start, end, days | chart)]
    return []


def crumbs_of_comparison(asked: Mapping[str, Any]) -> list[Crumb]:
    """The series of the same profiles that a comparison was reached from, if it was reached from one."""
    start, end = asked.get("from"), asked.get("to")
    if not (start and end and asked.get("granularity")):
        return []
    kept = {name: asked[name] for name in ("from", "to", "granularity", "chart") if asked.get(name)}
    ids = ",".join(map(str, asked["profile_ids"]))
    address = f"{reverse('progress_series')}?{urlencode(kept | ({'profile_id': ids} if ids else {}))}"
    return [Crumb(f"Over time, {span_words(start, end)}", address)]


def _crumb(report: str, page: str, profile_id: int, start: Any, end: Any, asked: Mapping[str, Any]) -> Crumb:
    return Crumb(
        f"{report}, {span_words(start, end)}", f"{reverse(page, args=[profile_id])}?{urlencode(asked)}"
    )
