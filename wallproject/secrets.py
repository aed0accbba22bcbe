"""What a deployment has to bring, and what it must not."""

import fcntl
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

MIN_KEY_LENGTH = 50
MIN_KEY_UNIQUE_CHARACTERS = 5


def refuse_unsafe(*, secret_key: str, debug: bool, allowed_hosts: list[str]) -> None:
    """Raise ImproperlyConfigured for settings that a production server must not start with."""
    weak = len(secret_key) < MIN_KEY_LENGTH or len(set(secret_key)) < MIN_KEY_UNIQUE_CHARACTERS
    if weak or secret_key.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            f"SECRET_KEY is weak: give at least {MIN_KEY_LENGTH} random characters, for example from "
            "`python -c 'import secrets; print(secrets.token_urlsafe(50))'`."
        )
    if debug:
        raise ImproperlyConfigured(
            "DEBUG must be off where a SECRET_KEY is set: it shows internals to visitors."
        )
    if not allowed_hosts or any(host.strip() in ("*", ".", "") for host in allowed_hosts):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name the hosts this server answers for, without wildcard."
        )


def development_key(folder: Path) -> str:
    """A random key kept in the data directory, so that a restart does not sign everyone out."""
    path = folder / "secret_key"
    return _kept(path) or _made(path)


def _kept(path: Path) -> str:
    """What the file holds; nothing where there is none."""
    try:
        return path.read_text()
    except FileNotFoundError:
        return ""


def _made(path: Path) -> str:
    """A key put into place whole, by one process at a time: of several first starts the first one's counts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if key := _kept(path):
            return key
        key, new = get_random_secret_key(), path.with_suffix(".new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(key)
        new.replace(path)
        return key


def known_access(value: str) -> None:
    """`login` is refused until it exists, rather than being open under a safe name."""
    if value == "login":
        raise ImproperlyConfigured(
            "WALL_ACCESS=login is not available yet; put a signed-in proxy in front, or use open."
        )
    if value != "open":
        raise ImproperlyConfigured("WALL_ACCESS must be open.")
