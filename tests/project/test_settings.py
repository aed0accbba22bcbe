"""Settings start with nothing set, and refuse what must not serve."""

import json
import os
import subprocess
import sys

import pytest

from ..servers import ROOT

STRONG = "7f3kQz-1mVx8_TtLw0sYpHc5RjNbGd2aUeXo9iKvMqWrZy4BnE6D"
PRINT = """
import json, os
from wallproject import settings
read = {name: getattr(settings, name, None) for name in dir(settings) if name.isupper()}
print(json.dumps(read | {"environ": dict(os.environ)}, default=str))
"""


@pytest.fixture
def start(tmp_path):
    """Import the settings in a process whose environment is `env` alone."""

    def run(**env):
        plain = {"PATH": os.environ["PATH"], "WALL_DATA_DIR": str(tmp_path)}
        return subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            env=plain | env,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def settings_with(start):
    def read(**env):
        process = start(**env)
        assert process.returncode == 0, process.stderr
        return json.loads(process.stdout)

    return read


@pytest.fixture
def refusal_of(start):
    """What the process says when it does not start."""

    def read(**env):
        process = start(**env)
        assert process.returncode != 0
        return process.stderr.strip().splitlines()[-1]

    return read


def test_an_empty_environment_is_enough(settings_with):
    settings = settings_with()
    assert (settings["HOST"], settings["PORT"], settings["DEBUG"]) == ("127.0.0.1", 8000, False)


def test_a_variable_set_to_nothing_is_not_set(settings_with):
    settings = settings_with(
        DEBUG="", SECRET_KEY="", DATABASE_URL="", CACHE_URL="", PORT="", ALLOWED_HOSTS=""
    )
    assert (settings["PRODUCTION"], settings["PORT"], settings["DEBUG"]) == (False, 8000, False)


def test_what_others_set_to_nothing_stays_so(settings_with):
    assert settings_with(NO_PROXY="", PORT="")["environ"]["NO_PROXY"] == ""


def test_the_database_is_a_file_in_the_data_directory(settings_with, tmp_path):
    assert settings_with()["DATABASES"]["default"]["NAME"] == str(tmp_path / "db.sqlite3")


def test_a_development_key_outlives_a_restart(settings_with):
    assert settings_with()["SECRET_KEY"] == settings_with()["SECRET_KEY"]


def test_a_development_key_is_its_owners_alone(settings_with, tmp_path):
    settings_with()
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_development_answers_on_this_machine_only(settings_with):
    assert settings_with()["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]


def test_production_starts_with_a_strong_key_and_named_hosts(settings_with):
    assert settings_with(SECRET_KEY=STRONG, ALLOWED_HOSTS="wall.example")["PRODUCTION"] is True


@pytest.mark.parametrize("key", ["short", "a" * 60, "django-insecure-" + STRONG])
def test_production_refuses_a_weak_key(refusal_of, key):
    assert "SECRET_KEY is weak" in refusal_of(SECRET_KEY=key, ALLOWED_HOSTS="wall.example")


def test_production_refuses_debug(refusal_of):
    assert "DEBUG must be off" in refusal_of(SECRET_KEY=STRONG, ALLOWED_HOSTS="wall.example", DEBUG="1")


@pytest.mark.parametrize("hosts", ["", "*", "wall.example,*", "."])
def test_production_refuses_missing_and_wildcard_hosts(refusal_of, hosts):
    assert "ALLOWED_HOSTS must name" in refusal_of(SECRET_KEY=STRONG, ALLOWED_HOSTS=hosts)


def test_login_is_refused_until_it_exists(refusal_of):
    assert "WALL_ACCESS=login is not available yet" in refusal_of(WALL_ACCESS="login")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WALL_ACCESS", "closed"),
        ("WORKER_POOL_SIZE", "0"),
        ("WORKER_POOL_SIZE", "65"),
        ("WORKER_POOL_SIZE", "many"),
        ("PORT", "0"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_by_name(refusal_of, name, value):
    assert name in refusal_of(**{name: value})


def test_behind_a_proxy_cookies_are_for_https_only(settings_with):
    settings = settings_with(SECRET_KEY=STRONG, ALLOWED_HOSTS="wall.example", TRUST_PROXY="1")
    assert settings["SESSION_COOKIE_SECURE"] is settings["CSRF_COOKIE_SECURE"] is True


def test_behind_a_proxy_forms_are_taken_from_the_allowed_hosts(settings_with):
    settings = settings_with(SECRET_KEY=STRONG, ALLOWED_HOSTS="wall.example,.ice.example", TRUST_PROXY="1")
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://wall.example", "https://*.ice.example"]


def test_in_a_frame_of_another_site_cookies_are_sent_over_https(settings_with):
    settings = settings_with(
        SECRET_KEY=STRONG,
        ALLOWED_HOSTS="wall.example",
        TRUST_PROXY="1",
        FRAME_ANCESTORS="https://frame.example",
    )
    assert settings["SESSION_COOKIE_SAMESITE"] == settings["CSRF_COOKIE_SAMESITE"] == "None"


def test_a_frame_that_is_allowed_is_named_in_the_policy_alone(settings_with):
    settings = settings_with(FRAME_ANCESTORS="https://frame.example")
    policy = settings["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert policy["frame-ancestors"] == ["https://frame.example"]
    assert "django.middleware.clickjacking.XFrameOptionsMiddleware" not in settings["MIDDLEWARE"]


@pytest.fixture
def database_at(settings_with):
    """The database settings that a URL makes."""
    return lambda url: settings_with(DATABASE_URL=url)["DATABASES"]["default"]


def test_postgresql_is_reached_through_a_pool(database_at):
    database = database_at("postgresql://wall@db.example/wall")
    assert database["ENGINE"] == "wallproject.postgresql"
    assert database["OPTIONS"]["pool"]


def test_what_the_url_asks_of_postgresql_joins_the_pool(database_at):
    options = database_at("postgresql://wall@db.example/wall?sslmode=require")["OPTIONS"]
    assert options["sslmode"] == "require"
    assert options["pool"]


def test_what_the_url_asks_of_sqlite_goes_before_our_own_options(database_at):
    options = database_at("sqlite:////wall.sqlite3?timeout=5")["OPTIONS"]
    assert (options["timeout"], options["transaction_mode"]) == (5, "IMMEDIATE")


def test_redis_is_not_waited_for_long(settings_with):
    cache = settings_with(CACHE_URL="redis://cache.example/0")["CACHES"]["default"]
    assert cache["OPTIONS"] == {"socket_timeout": 1, "socket_connect_timeout": 1}


def test_days_are_those_of_utc_unless_a_zone_is_named(settings_with):
    assert settings_with()["TIME_ZONE"] == "UTC"
    assert settings_with(WALL_TIME_ZONE="America/New_York")["TIME_ZONE"] == "America/New_York"


@pytest.mark.parametrize("name", ["Castle Black", "America", "../UTC", "/etc/passwd"])
def test_a_zone_that_nobody_knows_is_refused(refusal_of, name):
    assert f"WALL_TIME_ZONE must name a time zone, such as America/New_York or UTC; '{name}'" in refusal_of(
        WALL_TIME_ZONE=name
    )
