"""A card of the crews' page: what it says of its section, and that one at an address of its own."""

import re

import pytest

from .crew import field_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


class TestCards:
    def test_each_section_has_one(self, record_page, section, other_section):
        page = record_page()
        assert [f'id="section-{one.pk}" class="crew-card"' in page for one in (section, other_section)] == [
            True
        ] * 2

    def test_it_says_how_far_the_section_is(self, record_page, build):
        build(feet="412.50")
        assert "<b>412.50</b> of 500.00 ft" in record_page()

    def test_it_says_what_yesterday_built(self, record_page, build):
        build(feet="12.50", day=9)
        page = record_page()
        assert "Yesterday <b>12.50 ft</b>" in page
        assert 'data-fill="12.50"' in page

    def test_yesterday_without_work_cannot_be_repeated(self, record_page, build):
        build(feet="0", day=9, no_work_reason="crew")
        page = record_page()
        assert "Yesterday <b>no work, crew</b>" in page
        assert "data-fill" not in page

    def test_it_says_no_cost(self, record_page, build):
        build(feet="12.50", day=9), build(feet="1", day=10)
        assert "4,631,250" not in record_page()

    def test_every_form_is_a_request_of_its_own(self, record_page, section, other_section):
        sent = re.findall(r'name="request_id" value="([^"]+)"', record_page())
        assert len(set(sent)) == 2
        assert set(sent).isdisjoint(re.findall(r'name="request_id" value="([^"]+)"', record_page()))

    def test_finished_sections_are_folded_away(self, record_page, section, other_section, build):
        build(feet="500", day=2)
        page = record_page()
        assert f'id="section-{section.pk}" class="crew-card"' not in page
        assert f'href="/sections/{section.pk}/days/2025-01-10/"' in page

    def test_one_that_was_finished_on_the_day_has_its_card(self, record_page, section, build):
        build(feet="500", day=10)
        assert f'id="section-{section.pk}" class="crew-card"' in record_page()

    def test_the_page_narrows_to_one(self, record_page, section, other_section):
        page = record_page(section=other_section.pk)
        assert f'id="section-{other_section.pk}"' in page
        assert f'id="section-{section.pk}"' not in page

    def test_a_section_of_another_profile_is_not_there(self, client, profile, make_profile, make_section):
        theirs = make_section(make_profile("Eastwatch"), "Gate")
        asked = {"section": theirs.pk}
        assert client.get(f"/profiles/{profile.pk}/progress/record/", asked).status_code == 404

    def test_past_the_last_page_there_is_none(self, client, profile, section):
        assert client.get(f"/profiles/{profile.pk}/progress/record/", {"page": 2}).status_code == 404

    def test_a_profile_without_sections_leads_to_its_first(self, record_page, profile):
        assert f'href="/profiles/{profile.pk}/sections/new/"' in record_page()

    def test_forty_are_on_a_page(self, record_page, profile, make_section):
        for number in range(45):
            make_section(profile, f"Tower {number:02}", f"{number}.00")
        assert record_page().count('class="crew-card"') == 40
        assert record_page(page=2).count('class="crew-card"') == 5

    def test_of_many_one_is_found_by_its_name(self, record_page, profile, make_section):
        for number in range(45):
            make_section(profile, f"Tower {number:02}", f"{number}.00")
        assert record_page(search="tower 4").count('class="crew-card"') == 5

    def test_names_are_no_markup(self, record_page, profile, make_section):
        make_section(profile, "<b>Tower</b>")
        assert "<b>Tower</b>" not in record_page()


class TestOneCard:
    def test_it_is_a_page(self, card):
        assert "<html" in card()

    def test_it_is_a_fragment(self, htmx, section, text_of):
        page = text_of(htmx.get(f"/sections/{section.pk}/days/2025-01-10/"))
        assert "<html" not in page
        assert "Tower 1-2" in page

    def test_a_figure_stands_in_it(self, card):
        assert field_of(card(feet="12.5")) == "12.50"

    def test_what_is_recorded_can_be_changed(self, card, build):
        build(feet="9.25", day=10, notes="Windy")
        page = card(change="1")
        assert field_of(page) == "9.25"
        assert '<input type="hidden" name="mode" value="replace">' in page
        assert "Windy</textarea>" in page

    def test_a_figure_for_a_day_that_is_recorded_asks_what_to_do(self, card, build):
        build(feet="10", day=10)
        page = card(feet="12.50")
        assert "Replace</b> with 12.50 ft" in page
        assert "Add</b>: 22.50 ft in all" in page
        assert "Keep</b> 10.00 ft" in page

    @pytest.mark.parametrize(
        ("day", "asked", "status"),
        [
            ("2025-01-12", "", 400),
            ("2025-02-30", "", 404),
            ("today", "", 404),
            ("2025-01-10", "?feet=1,5", 400),
        ],
    )
    def test_what_cannot_be_read_is_refused(self, client, section, day, asked, status):
        assert client.get(f"/sections/{section.pk}/days/{day}/{asked}").status_code == status
