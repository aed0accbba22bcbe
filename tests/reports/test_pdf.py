"""The cost overview as a PDF: exact, whole, and the same every time."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from construction.models import Profile
from construction.reports.costs import CostOverview
from construction.reports.pdf import cost_overview_pdf, document, page
from construction.reports.pdf.words import filter_sentence, range_text
from construction.sheets import TooManyRows

from ..servers import ROOT
from .printed import pages_of

LAST = date(2025, 10, 15)


@pytest.fixture
def overview():
    """A report of so many days up to the last, each with the same feet in hundredths."""

    def make(days=15, feet=2_875, name="Northern Watch", lead="Jon Snow", last=LAST, total_days=None):
        start = last - timedelta(days=(total_days or days) - 1)
        built = [((last - timedelta(days=passed)).isoformat(), feet) for passed in range(days)]
        return CostOverview(Profile(pk=1, name=name, team_lead=lead), start, last, built)

    return make


@pytest.fixture
def printed(overview):
    """The texts of each page."""
    return lambda *args, **kwargs: pages_of(cost_overview_pdf(overview(*args, **kwargs)))


def test_the_figures_are_those_of_the_report(printed):
    [page] = printed(days=2, feet=1_250, total_days=3)
    figures = {"25.00 ", "4,875.00 ", "9,262,500.00 ", "8.33 ", "3,087,500.00 ", "2 "}
    assert figures <= set(page)


def test_the_largest_amounts_are_exact(printed):
    page = printed(days=10, feet=30_769_230_600)[-1]
    totals = page[page.index("Total") :][1:4]
    assert totals == ["3,076,923,060.00", "599,999,996,700.00", "1,139,999,993,730,000.00"]


def test_days_come_newest_first_and_end_in_their_total(printed):
    [page] = printed(days=2, feet=100)
    rows = page[page.index("Wed 15 Oct 2025") :]
    assert rows[:4] == ["Wed 15 Oct 2025", "1.00", "195.00", "370,500.00"]
    assert rows[4:12] == [
        "Tue 14 Oct 2025",
        "1.00",
        "195.00",
        "370,500.00",
        "Total",
        "2.00",
        "390.00",
        "741,000.00",
    ]


def test_every_page_has_its_number_and_the_heads(printed):
    pages = printed(days=400)
    assert [page[-1] for page in pages] == [f"Page {n} of {len(pages)}" for n in range(1, len(pages) + 1)]
    assert all({"Day", "Built (ft)", "Cost (GD)"} <= set(page) for page in pages)


@pytest.mark.parametrize("days", [1, 21, 22, 23, 24, 70, 71, 72, 365])
def test_every_day_is_printed_once(printed, days):
    texts = [text for page in printed(days=days) for text in page]
    assert len([text for text in texts if re.fullmatch(r"\w{3} \d+ \w{3} \d{4}", text)]) == days
    assert texts.count("Total") == 1


def test_an_empty_range_says_so(printed):
    [page] = printed(days=0, total_days=15)
    assert "No day of this range has a record." in page
    assert "Total" not in page


def test_the_last_day_there_is_can_be_printed(printed):
    first = printed(days=2, last=date.max, total_days=2_958_000)[0]
    assert "Fri 31 Dec 9999" in first


def test_more_days_than_anyone_reads_are_refused(overview, monkeypatch):
    monkeypatch.setattr(document, "MOST_DAYS", 14)
    with pytest.raises(TooManyRows, match="at most 14 days with a record, this range has 15"):
        cost_overview_pdf(overview(days=15))


def test_equal_reports_are_equal_files(overview):
    assert cost_overview_pdf(overview()) == cost_overview_pdf(overview())


def test_files_made_at_once_are_whole(overview):
    alone = cost_overview_pdf(overview(name="北境長城"))
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda _: cost_overview_pdf(overview(name="北境長城")), range(24))) == {alone}


def test_the_file_says_what_it_is(overview):
    pdf = cost_overview_pdf(overview())
    assert b"/Title (Cost overview: Northern Watch, 1 to 15 October 2025)" in pdf
    assert b"/Author (The Wall)" in pdf
    assert b"/Lang (en-GB)" in pdf


def test_a_long_report_has_its_months_as_bookmarks(overview):
    bookmarks = re.findall(rb"/Title \((.*?)\)", cost_overview_pdf(overview(days=60)))
    assert {b"2025", b"October 2025", b"September 2025", b"August 2025"} <= set(bookmarks)


def test_one_page_needs_no_bookmarks(overview):
    assert b"/Title (October 2025)" not in cost_overview_pdf(overview(days=15))


@pytest.mark.django_db
def test_the_page_of_the_report_gives_it(client, profile, build):
    build(feet="2.00", day=3)
    response = client.get(
        f"/profiles/{profile.pk}/cost-overview/?start_date=2025-01-01&end_date=2025-01-15&format=pdf"
    )
    assert response["Content-Type"] == "application/pdf"
    assert "cost-overview_northern-watch_2025-01-01_2025-01-15.pdf" in response["Content-Disposition"]
    assert {"Team lead: Jon Snow", "741,000.00"} <= set(pages_of(response.getvalue())[0])


@pytest.mark.django_db
def test_the_page_offers_it(client, profile, build):
    build(day=3)
    page = client.get(f"/profiles/{profile.pk}/cost-overview/?start_date=2025-01-01&end_date=2025-01-15")
    assert re.search(r'href="[^"]*format=pdf[^"]*">PDF', page.content.decode())


@pytest.mark.django_db
def test_too_long_a_range_is_a_clear_error(client, profile, build, monkeypatch):
    monkeypatch.setattr(document, "MOST_DAYS", 0)
    build(day=3)
    response = client.get(
        f"/profiles/{profile.pk}/cost-overview/?start_date=2025-01-01&end_date=2025-01-15&format=pdf"
    )
    assert response.status_code == 400
    assert "format" in response.json()["details"]


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (LAST, LAST, "15 October 2025"),
        (date(2025, 10, 1), LAST, "1 to 15 October 2025"),
        (date(2025, 9, 28), LAST, "28 September to 15 October 2025"),
        (date(2024, 10, 1), LAST, "1 October 2024 to 15 October 2025"),
    ],
)
def test_a_range_says_no_month_twice(start, end, text):
    assert range_text(start, end) == text


@pytest.mark.parametrize(
    ("days", "total_days", "ending"),
    [
        (12, 15, ", 15 days, 12 of them with a record"),
        (15, 15, ", 15 days, all of them with a record"),
        (0, 15, ", 15 days, none of them with a record"),
        (1, 1, ", one day, with a record"),
        (0, 1, ", one day, without a record"),
    ],
)
def test_the_filter_is_one_sentence(overview, days, total_days, ending):
    assert filter_sentence(overview(days=days, total_days=total_days)).endswith(ending)


def test_the_inks_are_those_of_the_pages():
    tokens = (ROOT / "static/css/tokens.css").read_text()
    light = dict(re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6})", tokens))
    inks = ("ink", "ink-soft", "rule", "rule-strong", "ice", "ice-deep", "ice-night", "gold-deep")
    assert {ink: f"#{getattr(page, ink.upper().replace('-', '_')).hexval()[2:]}" for ink in inks} == {
        ink: light[ink] for ink in inks
    }
