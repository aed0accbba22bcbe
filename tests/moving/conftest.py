"""Empty databases to move a Wall into."""

import shutil

import pytest
from django.core.management import call_command

from construction.moving.targets import TARGET, opened

ON_BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory, django_db_setup, django_db_blocker):
    """A SQLite file with every table and no row in them."""
    file = tmp_path_factory.mktemp("migrated") / "db.sqlite3"
    with django_db_blocker.unblock(), opened(f"sqlite:///{file}"):
        call_command("migrate", database=TARGET, verbosity=0)
    return file


@pytest.fixture(params=ON_BOTH)
def url(request, tmp_path):
    """The URL of an empty database."""
    if request.param == "postgres":
        return request.getfixturevalue("empty_database")
    return f"sqlite:///{tmp_path / 'moved.sqlite3'}"


@pytest.fixture(params=ON_BOTH)
def target(request, tmp_path):
    """An empty database, open for a move."""
    if request.param == "postgres":
        url = request.getfixturevalue("empty_database")
    else:
        url = f"sqlite:///{shutil.copy(request.getfixturevalue('migrated'), tmp_path / 'moved.sqlite3')}"
    with opened(url) as connection:
        yield connection
