"""The pages of an import: send, look, confirm, watch, cancel; nothing is written before it is confirmed."""

import re

import pytest

from construction.models import Event, Import, ImportBatch
from construction.tracking.recording import remove_progress

from .conftest import FIVE_DAYS, GOOD, WRONG

pytestmark = pytest.mark.django_db
DAYS_OF_JANUARY = [f"2025-01-{day:02},Northern Watch,Tower 1-2,1.00," for day in range(1, 26)]


def test_the_check_writes_nothing(sent, recorded):
    sent(GOOD)
    assert recorded() == []


def test_an_upload_leads_to_its_import(send, csv_file, section):
    response = send(csv_file(GOOD))
    assert response["Location"] == f"/imports/{Import.objects.get().pk}/"


def test_the_page_counts_what_was_found(client, sent, build):
    build("3.00", day=2)
    build("4.00", day=3)
    found = sent(
        GOOD,
        "2025-01-02,Northern Watch,Tower 1-2,3.00,",
        "2025-01-03,Northern Watch,Tower 1-2,5.00,",
        WRONG,
    )
    assert (found.new, found.changed, found.same, found.wrong) == (1, 1, 1, 1)
    assert client.get(f"/imports/{found.pk}/").status_code == 200


def test_the_page_sums_up_what_would_be_imported(client, sent):
    found = sent(GOOD, GOOD.replace("01-01", "03-09"))
    page = client.get(f"/imports/{found.pk}/").content.decode()
    text = re.sub(r"<[^>]+>", "", page)
    assert "2 days of work, from 1 Jan 2025 to 9 Mar 2025, in 1 section; 25.00 ft in all" in text


def test_the_first_new_days_are_shown(client, sent):
    page = client.get(f"/imports/{sent(*DAYS_OF_JANUARY).pk}/").content.decode()
    assert "20 Jan 2025" in page
    assert "21 Jan 2025" not in page
    assert "The first 20 of 25" in page


def test_new_days_are_shown_beside_changed_ones(client, sent, build):
    for day in range(3, 26):
        build("3.00", day=day)
    page = client.get(f"/imports/{sent(*DAYS_OF_JANUARY).pk}/").content.decode()
    assert "25 Jan 2025" in page
    assert "2 Jan 2025" in page


def test_a_file_that_changes_nothing_is_over_at_once(client, sent, build):
    build("12.50", day=1, notes="Clear")
    found = sent(GOOD)
    page = client.get(f"/imports/{found.pk}/").content.decode()
    assert found.state == "empty"
    assert "all of it is recorded already" in page
    assert "Import another file" in page


def test_a_file_of_wrong_rows_alone_is_an_alarm(client, sent):
    page = client.get(f"/imports/{sent(WRONG).pk}/").content.decode()
    assert "Nothing to import but 1 wrong row." in page
    assert "notice-error" in page


def test_importing_all_records_it(sent, act, recorded):
    act(sent(GOOD), "import")
    assert recorded() == [("2025-01-01", "12.50", "Clear")]


def test_an_import_that_is_done_says_so(sent, act, client):
    found = sent(GOOD)
    act(found, "import")
    assert "Imported." in client.get(f"/imports/{found.pk}/").content.decode()


def test_all_are_not_imported_while_rows_are_wrong(sent, act, recorded):
    found = sent(GOOD, WRONG)
    act(found, "import")
    found.refresh_from_db()
    assert (found.state, recorded()) == ("checked", [])


def test_the_good_rows_can_be_imported_alone(sent, act, recorded):
    act(sent(GOOD, WRONG), "good_rows")
    assert len(recorded()) == 1


def test_wrong_rows_are_shown_by_row_and_column(sent, client):
    page = client.get(f"/imports/{sent(GOOD, WRONG).pk}/").content.decode()
    assert "2025-02-31 is not a day of the calendar" in page


def test_wrong_rows_can_be_downloaded(sent, client):
    response = client.get(f"/imports/{sent(GOOD, WRONG).pk}/rejects/")
    text = b"".join(response).decode("utf-8-sig")
    assert text.splitlines() == [
        "Date,Profile,Section,Feet,Notes,Errors",
        WRONG + ",Date: 2025-02-31 is not a day of the calendar",
    ]


def test_wrong_rows_can_be_downloaded_after_the_good_ones_are_in(sent, act, client):
    found = sent(GOOD, WRONG)
    act(found, "good_rows")
    assert b"2025-02-31" in b"".join(client.get(f"/imports/{found.pk}/rejects/"))


def test_differences_can_be_downloaded(sent, client, build):
    build("3.00", day=1, notes="Snow")
    response = client.get(f"/imports/{sent(GOOD).pk}/differences/")
    text = b"".join(response).decode("utf-8-sig")
    assert text.splitlines()[1] == "2025-01-01,Northern Watch,Tower 1-2,3.00,12.50,,,Snow,Clear"


def test_the_page_shows_old_and_new(sent, client, build):
    build("3.00", day=1, notes="Snow")
    page = client.get(f"/imports/{sent(GOOD).pk}/").content.decode()
    assert all(text in page for text in ("3.00", "12.50", "Snow", "Clear"))


def test_a_cancelled_import_writes_nothing(sent, act, recorded):
    found = sent(GOOD)
    act(found, "cancel")
    act(found, "import")
    assert recorded() == []


def test_days_are_let_go_once_they_are_in(sent, act):
    act(sent(GOOD), "import")
    assert not ImportBatch.objects.exists()


def test_days_are_let_go_when_cancelled(sent, act):
    act(sent(GOOD), "cancel")
    assert not ImportBatch.objects.exists()


def test_events_say_that_an_import_did_it(sent, act):
    act(sent(GOOD), "import")
    assert Event.objects.first().door == "import"


def test_a_request_merges_for_a_moment_only(slowly, sent, act, recorded):
    act(sent(*FIVE_DAYS), "import")
    assert len(recorded()) == 2


def test_the_page_says_how_far_it_is(slowly, sent, act, client):
    found = sent(*FIVE_DAYS)
    act(found, "import")
    assert "<strong>2</strong> of 5 days" in client.get(f"/imports/{found.pk}/").content.decode()


def test_continuing_brings_it_to_its_end(slowly, sent, act, recorded):
    found = sent(*FIVE_DAYS)
    act(found, "import")
    for _ in range(3):
        act(found, "continue")
    found.refresh_from_db()
    assert (found.state, len(recorded())) == ("done", 5)


def test_the_last_batch_ends_it(slowly, sent, act):
    found = sent(*FIVE_DAYS[:2])
    act(found, "import")
    found.refresh_from_db()
    assert found.state == "done"


def test_cancelling_keeps_what_was_imported(slowly, sent, act, client, recorded):
    found = sent(*FIVE_DAYS)
    act(found, "import")
    act(found, "cancel")
    assert len(recorded()) == 2
    assert (
        "2 of 5 days were imported and stay; 3 were not"
        in client.get(f"/imports/{found.pk}/").content.decode()
    )


def test_going_on_swaps_the_bar_alone(slowly, sent, act):
    found = sent(*FIVE_DAYS)
    act(found, "import")
    response = act(found, "continue", headers={"HX-Request": "true"})
    assert b"4</strong> of 5" in response.content
    assert b"Stop the import" not in response.content


def test_the_end_swaps_the_whole(slowly, sent, act):
    found = sent(GOOD)
    act(found, "import")
    response = act(found, "continue", headers={"HX-Request": "true"})
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#import", "innerHTML")


def test_a_running_import_asks_before_it_stops(slowly, sent, act, client):
    found = sent(*FIVE_DAYS)
    act(found, "import")
    assert "The days imported so far stay" in client.get(f"/imports/{found.pk}/").content.decode()


def test_to_cancel_is_no_alarm(sent, act, client):
    found = sent(GOOD)
    act(found, "cancel")
    page = client.get(f"/imports/{found.pk}/").content.decode()
    assert "Cancelled; nothing was imported" in page
    assert "notice-error" not in page


def test_with_htmx_the_fragment_comes_back(slowly, sent, act):
    response = act(sent(*FIVE_DAYS), "import", headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert b"<html" not in response.content


def test_a_deleted_section_ends_it(slowly, sent, act, section, client):
    found = sent(*FIVE_DAYS)
    section.delete()
    act(found, "import")
    assert "A section was deleted" in client.get(f"/imports/{found.pk}/").content.decode()


def test_what_was_recorded_after_the_check_is_left_alone(sent, act, build, recorded, client):
    build("3.00", day=2)
    found = sent(GOOD, GOOD.replace("01-01", "01-02"), GOOD.replace("01-01", "01-03"))
    build("4.00", day=1)
    build("5.00", day=2, mode="replace")
    act(found, "import")
    found.refresh_from_db()
    assert (found.state, found.recorded, found.overtaken, found.merged) == ("done", 1, 2, 3)
    assert [feet for _, feet, _ in recorded()] == ["4.00", "5.00", "12.50"]
    assert "2 days were recorded or changed" in client.get(f"/imports/{found.pk}/").content.decode()


def test_what_was_removed_after_the_check_is_left_alone(sent, act, build, recorded, by):
    record = build("3.00", day=1)
    found = sent(GOOD)
    remove_progress(record, by=by)
    act(found, "import")
    assert recorded() == []


def test_what_says_the_same_by_now_is_no_conflict(sent, act, build):
    found = sent(GOOD)
    build("12.50", day=1, notes="Clear")
    act(found, "import")
    found.refresh_from_db()
    assert (found.left, found.overtaken) == (1, 0)


def test_an_unknown_action_is_refused(sent, act):
    assert act(sent(GOOD), "burn").status_code == 422


def test_programs_can_watch_an_import(sent, client):
    watched = client.get(f"/imports/{sent(GOOD).pk}/", {"format": "json"}).json()
    assert (watched["state"], watched["new"], watched["merged"]) == ("checked", 1, 0)
