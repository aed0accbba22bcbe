"""One request, sent as often as its client likes, is written once."""

import uuid
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from construction.management.commands.prepare import forget_requests
from construction.models import DailyProgress, Event, SentRequest
from construction.tracking.recording import (
    Duplicate,
    correct_progress,
    record_progress,
    remove_progress,
)
from construction.tracking.roster import remove_profile, remove_section

FIRST = date(2025, 1, 1)
SENT = uuid.UUID("6f1c9d0e-5b7a-4c53-9a57-0e2f8f5d4b21")
MODES = ("create", "replace", "add")


@pytest.fixture
def sent(build):
    """The record of a request."""
    return build(feet="2.00", request_id=SENT)


def failures(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


@pytest.mark.parametrize("mode", MODES)
def test_the_second_of_two_is_told_what_the_first_has_written(sent, build, mode, totals_agree):
    with pytest.raises(Duplicate) as refusal:
        build(feet="2.00", mode=mode, request_id=SENT)
    assert refusal.value.record == sent
    assert (
        DailyProgress.objects.get().feet_built,
        Event.objects.filter(subject="daily_progress").count(),
    ) == (
        Decimal("2.00"),
        1,
    )
    assert totals_agree()


@pytest.mark.parametrize("mode", ["replace", "add"])
def test_a_request_that_changes_a_record_is_taken_once_as_well(build, mode):
    record = build(feet="1.00")
    build(feet="2.00", mode=mode, request_id=SENT)
    with pytest.raises(Duplicate) as refusal:
        build(feet="2.00", mode=mode, request_id=SENT)
    assert refusal.value.record.pk == record.pk
    assert refusal.value.record.version == 2


def test_it_does_not_matter_what_the_second_asks_for(sent, build, make_section, profile):
    with pytest.raises(Duplicate):
        build(feet="9.00", day=7, on=make_section(profile, name="Keep"), request_id=SENT)
    assert DailyProgress.objects.count() == 1


def test_the_record_is_told_as_it_is_by_now(sent, build, by):
    correct_progress(sent, feet=Decimal("3.00"), by=by)
    with pytest.raises(Duplicate) as refusal:
        build(feet="2.00", request_id=SENT)
    assert refusal.value.record.feet_built == Decimal("3.00")


def test_a_refused_request_may_be_sent_again(build):
    build(feet="1.00")
    with pytest.raises(ValidationError):
        build(feet="2.00", request_id=SENT)
    assert build(feet="2.00", mode="replace", request_id=SENT).feet_built == Decimal("2.00")


@pytest.mark.parametrize("gone", ["record", "section", "profile"])
def test_a_request_whose_record_is_gone_is_not_written_again(sent, build, make_section, profile, by, gone):
    remove = {
        "record": lambda: remove_progress(sent, by=by),
        "section": lambda: remove_section(sent.wall_section, by=by),
        "profile": lambda: remove_profile(profile, by=by),
    }
    remove[gone]()
    with pytest.raises(Duplicate) as refusal:
        record_progress(sent.wall_section, date=FIRST, feet=Decimal(2), request_id=SENT, by=by)
    assert refusal.value.record is None
    assert not DailyProgress.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("mode", MODES)
def test_of_eight_twins_exactly_one_writes(at_once, section, by, mode, totals_agree):
    for number in range(5):
        day, request_id = FIRST + timedelta(days=number), uuid.uuid4()

        def twin(day=day, request_id=request_id):
            return record_progress(
                section, date=day, feet=Decimal(1), mode=mode, request_id=request_id, by=by
            )

        lost = failures(at_once(*[twin] * 8))
        assert [type(failure) for failure in lost] == [Duplicate] * 7
        record = DailyProgress.objects.get(date=day)
        assert (record.feet_built, record.version) == (Decimal("1.00"), 1)
        assert {failure.record.pk for failure in lost} == {record.pk}
    assert totals_agree()


@pytest.mark.django_db(transaction=True)
def test_of_twins_that_ask_for_different_things_exactly_one_writes(
    at_once, make_section, profile, by, totals_agree
):
    sections = [make_section(profile, name=f"Tower {number}") for number in range(4)]
    for _ in range(5):
        request_id, before = uuid.uuid4(), Event.objects.filter(subject="daily_progress").count()

        def twin(section, mode, request_id=request_id):
            return lambda: record_progress(
                section, date=FIRST, feet=Decimal(1), mode=mode, request_id=request_id, by=by
            )

        twins = [twin(section, mode) for section, mode in zip(sections * 2, cycle(["add", "replace"]))]
        lost = failures(at_once(*twins))
        assert [type(failure) for failure in lost] == [Duplicate] * 7
        assert Event.objects.filter(subject="daily_progress").count() == before + 1
    assert totals_agree()


@pytest.mark.django_db(transaction=True)
def test_of_twins_of_which_the_first_is_refused_another_writes(at_once, make_section, profile, build, by):
    taken, free = make_section(profile, name="Taken"), make_section(profile, name="Free")
    build(on=taken)
    for number in range(1, 6):
        request_id = uuid.uuid4()

        def twin(section, day, request_id=request_id):
            return lambda: record_progress(section, date=day, feet=Decimal(1), request_id=request_id, by=by)

        day = FIRST + timedelta(days=number)
        lost = failures(at_once(*[twin(taken, FIRST)] * 3, *[twin(free, day)] * 3))
        assert len(lost) == 5
        assert DailyProgress.objects.filter(date=day).count() == 1
        assert SentRequest.objects.get(pk=request_id).progress.wall_section_id == free.pk


def test_the_log_of_requests_keeps_when_it_was_sent(build):
    before = timezone.now()
    record = build(request_id=SENT)
    request = SentRequest.objects.get()
    assert before <= request.created_at <= timezone.now()
    assert (str(request), request.progress) == (str(SENT), record)


@pytest.fixture
def sent_before(sent):
    """Let the request have been sent so long ago."""

    def age(ago):
        SentRequest.objects.update(created_at=timezone.now() - ago)

    return age


def test_a_request_is_known_for_ninety_days(sent_before):
    sent_before(timedelta(days=90, minutes=-1))
    forget_requests()
    assert SentRequest.objects.filter(pk=SENT).exists()


def test_an_older_one_is_forgotten_at_the_next_start_and_its_record_stays(sent_before, sent):
    sent_before(timedelta(days=90, minutes=1))
    forget_requests()
    assert not SentRequest.objects.exists()
    assert DailyProgress.objects.get() == sent


def test_many_are_forgotten_batch_by_batch(db, monkeypatch):
    monkeypatch.setattr("construction.models.sent_requests.FORGOTTEN_AT_ONCE", 2)
    old = timezone.now() - timedelta(days=100)
    SentRequest.objects.bulk_create(
        SentRequest(request_id=uuid.uuid4(), created_at=old + timedelta(hours=hour)) for hour in range(3)
    )
    forgotten = [SentRequest.objects.forget(timezone.now()) for _ in range(3)]
    assert forgotten == [2, 1, 0]


@pytest.mark.sqlite
def test_the_newest_and_the_oldest_are_found_without_sorting(db):
    old = SentRequest.objects.filter(created_at__lt=timezone.now()).order_by("created_at")
    for found in (SentRequest.objects.all(), old):
        assert "sent_requests_newest_first" in found.explain()
        assert "TEMP B-TREE" not in found.explain()
