"""Every address answers, in both trees."""

from datetime import date

import pytest

from construction.models import Import

from .routes import ROUTES, address, patterns, query


@pytest.fixture
def record(build):
    return build()


@pytest.fixture
def upload(db):
    return Import.objects.create(file_name="days.csv", first_day=date(2025, 1, 1), last_day=date(2025, 1, 1))


@pytest.mark.parametrize(("name", "parameters"), ROUTES, ids=[name for name, _ in ROUTES])
@pytest.mark.django_db(transaction=True)
def test_every_address_answers(client, profile, section, record, upload, name, parameters):
    url = address(name, parameters, profile=profile, section=section, record=record, upload=upload)
    assert client.get(url, query(name, profile), follow=True).status_code == 200


def test_no_name_is_used_twice():
    names = [name for name, _ in patterns()]
    assert len(names) == len(set(names))
