"""What is running."""

from construction.home.jobs import jobs
from construction.models import Import


def test_nothing_running_is_said_briefly(client, profile):
    assert "Nothing is running." in client.get("/dashboard/jobs/").content.decode()


def test_only_imports_that_are_under_way_are_listed(survey):
    for state in ("checked", "applying", "done", "cancelled", "empty"):
        Import.objects.create(file_name=f"{state}.csv", state=state)
    assert [found.file_name for found in jobs(survey).imports] == ["applying.csv"]


def test_an_import_says_how_far_it_is_and_leads_to_its_page(client, profile):
    found = Import.objects.create(file_name="days.csv", state="applying", new=1_200, recorded=400)
    page = client.get("/dashboard/jobs/").content.decode()
    assert f'href="/imports/{found.pk}/">days.csv</a>' in page
    assert "400 of 1,200 days" in page


def test_five_are_listed_and_the_rest_is_a_link(survey):
    Import.objects.bulk_create(Import(file_name=f"{number}.csv", state="applying") for number in range(6))
    seen = jobs(survey)
    assert [found.file_name for found in seen.imports] == ["5.csv", "4.csv", "3.csv", "2.csv", "1.csv"]
    assert seen.more
