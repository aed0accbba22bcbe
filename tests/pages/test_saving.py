"""A card of the crews' page is saved, or asked about."""

from datetime import date

import pytest

from .crew import field_of, hidden, said, state_of, total_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


class TestSaving:
    def test_htmx_gets_the_saved_card_and_the_total(self, htmx, save, text_of):
        page = text_of(save(htmx))
        assert "Saved 18:30" in page
        assert "12.50 ft" in page
        assert total_of(page) == "12.50 ft on 1 of 1 section"

    def test_the_day_in_the_strip_follows(self, htmx, save, text_of):
        assert state_of(text_of(save(htmx)), "2025-01-10") == "recorded"

    def test_a_day_beyond_the_strip_has_a_place_of_its_own(self, htmx, save, text_of):
        assert state_of(text_of(save(htmx, day=date(2024, 12, 1))), "2024-12-01") == "recorded"

    def test_it_is_told(self, htmx, save, text_of):
        assert "data-announce>Saved 12.50 ft on Tower 1-2<" in text_of(save(htmx))

    def test_without_javascript_it_leads_to_the_card(self, client, save, profile, section):
        response = save(client)
        assert response.status_code == 303
        place = f"/profiles/{profile.pk}/progress/record/?date=2025-01-10#section-{section.pk}"
        assert response["Location"] == place

    def test_of_a_long_profile_it_leads_to_the_card_alone(self, client, save, profile, section, make_section):
        for number in range(45):
            make_section(profile, f"Gate {number}", "600")
        assert f"&section={section.pk}#" in save(client)["Location"]

    def test_a_comma_is_read(self, client, save):
        save(client, "7,5")
        assert said() == ("7.50", "", "")

    def test_no_work_has_a_reason(self, htmx, save, text_of):
        page = text_of(save(htmx, "0", no_work_reason="weather", notes="Snow"))
        assert "No work: weather" in page
        assert said() == ("0.00", "weather", "Snow")

    def test_a_reasons_button_takes_the_notes_along_and_not_the_figure(self, client, save):
        save(client, "12", no_work="weather", notes="Snow")
        assert said() == ("0.00", "weather", "Snow")

    @pytest.mark.parametrize(
        ("feet", "saved"), [("", ("0.00", "weather", "Snow")), ("3", ("3.00", "", "Snow"))]
    )
    def test_no_work_stays_until_feet_are_typed(self, htmx, save, build, section, text_of, feet, saved):
        build(feet="0", day=10, no_work_reason="weather")
        form = hidden(text_of(htmx.get(f"/sections/{section.pk}/days/2025-01-10/?change=1")))
        save(htmx, feet, **form, notes="Snow")
        assert said() == saved

    def test_nothing_at_all_is_not_saved(self, htmx, save, text_of):
        assert "Write how many feet, or choose No work." in text_of(save(htmx, ""))

    def test_no_name_stands_beside_the_time(self, client, htmx, save, django_user_model, text_of):
        for name, feet in (("jon", "7"), ("arya", "9")):
            htmx.force_login(django_user_model.objects.create_user(name))
            page = text_of(save(htmx, feet, mode="replace"))
        assert "Saved 18:30, <strong>9.00 ft</strong>" in page
        assert "jon" not in page

    def test_without_javascript_a_refusal_says_what_it_leaves_out(self, client, save, text_of):
        assert "what you typed on others is not kept" in text_of(save(client, "twelve"))

    @pytest.mark.parametrize("browser", ["client", "htmx"])
    def test_a_mistake_stands_beside_its_field(self, request, save, section, text_of, browser):
        response = save(request.getfixturevalue(browser), "twelve")
        page = text_of(response)
        assert response.status_code == 422
        assert field_of(page) == "twelve"
        assert f'id="wrong-{section.pk}"' in page
        assert "autofocus" in page

    def test_a_refused_card_stands_under_record(self, client, save, text_of):
        assert '<a href="/record/" aria-current="true">' in text_of(save(client, "twelve"))

    def test_notes_that_were_typed_stay(self, client, save, text_of):
        assert "Long day</textarea>" in text_of(save(client, "twelve", notes="Long day"))

    def test_a_section_of_others_is_refused_as_a_whole(self, client, save, make_profile, make_section):
        theirs = make_section(make_profile("Eastwatch"), "Gate")
        assert save(client, wall_section_id=theirs.pk).status_code == 400
        assert said() is None


class TestDoubts:
    def test_a_figure_past_the_target_is_asked_about(self, htmx, save, text_of):
        response = save(htmx, "501")
        assert response.status_code == 422
        assert "past its target of 500.00 ft" in text_of(response)
        assert said() is None

    def test_it_stands_in_the_form_still(self, client, save, text_of):
        page = text_of(save(client, "501"))
        assert field_of(page) == "501"
        assert 'name="confirmed_feet" value="501"' in page

    def test_it_is_saved_once_it_is_confirmed(self, htmx, save):
        assert save(htmx, "501", confirmed_feet="501").status_code == 200
        assert said() == ("501.00", "", "")

    def test_another_figure_is_asked_about_again(self, htmx, save, text_of):
        assert "602.00 ft, past its target" in text_of(save(htmx, "602", confirmed_feet="501"))
        assert said() is None

    def test_a_section_past_its_target_is_marked_and_asked_about_once(self, htmx, save, build, text_of):
        build(feet="501", day=9)
        page = text_of(save(htmx, "5"))
        assert "506.00</b> of 500.00 ft, past its target" in page

    def test_a_day_long_before_there_was_anything_is_asked_about(self, htmx, save, text_of):
        assert "nothing before 10 January 2025" in text_of(save(htmx, date="1990-01-01"))

    def test_what_replaces_is_asked_about_and_still_replaces(self, htmx, save, build, text_of):
        build(day=10)
        page = text_of(save(htmx, "501", mode="replace"))
        assert '<input type="hidden" name="mode" value="replace">' in page
