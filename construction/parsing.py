"""The one strict reading of dates, decimals, ids and JSON; forms, bodies, query strings and imports all use it.

What is read here is either exactly right or refused with a sentence that names what was expected.
"""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from . import units

FIRST_DAY = date(1900, 1, 1)
MAX_ID = 2**63 - 1
MAX_JSON_DEPTH = 16
UUID_PATTERN = r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DECIMAL = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?", re.ASCII)
_LONG_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_COMMA_DECIMAL = re.compile(r"[0-9]+,[0-9]{1,2}", re.ASCII)
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", re.ASCII)
_UUID = re.compile(UUID_PATTERN, re.ASCII)
_ID = re.compile(r"[1-9][0-9]{0,18}", re.ASCII)
_LONG_ID = re.compile(r"[1-9][0-9]{18,}", re.ASCII)


class MalformedJSON(ValueError):
    """The text is no JSON object as the contract admits it; the message is a sentence for the client."""


class Number(str):
    """A JSON number, kept as the characters it was written with, so that no digit is rounded away."""


def parse_date(text: str) -> date:
    """A real day from 1900-01-01 to 9999-12-31 written as ten ASCII characters."""
    if not _DATE.fullmatch(text):
        raise ValidationError("Date must be in YYYY-MM-DD format", code="invalid_date")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValidationError(f"{text} is not a day of the calendar", code="invalid_date") from None
    if day < FIRST_DAY:
        raise ValidationError("Date must be from 1900-01-01 to 9999-12-31", code="invalid_date")
    return day


def parse_decimal(text: str) -> Decimal:
    """A decimal from 0 to 99,999,999.99 in ASCII digits with at most two places."""
    if not _DECIMAL.fullmatch(text):
        if _LONG_DECIMAL.fullmatch(text):
            raise ValidationError(_why_not(text), code="out_of_bounds")
        raise ValidationError("Must be a decimal number such as 12.50", code="invalid_decimal")
    value = Decimal(text)
    if units.to_hundredths(value) > units.MAX_HUNDREDTHS:
        raise ValidationError("Must be at most 99999999.99", code="out_of_bounds")
    return value.quantize(Decimal("0.01"))


def _why_not(text: str) -> str:
    """What is wrong with a number that has too many digits or a sign."""
    whole, _, places = text.partition(".")
    if whole.startswith("-"):
        return "Must be 0 or more"
    if len(places) > 2:
        return "Must have at most two decimal places"
    return "Must be at most 99999999.99"


def parse_typed_decimal(text: str) -> Decimal:
    """The same as people type it, with a point or with a comma before its places: 12,5 is 12.50.

    A comma that may also stand between thousands is refused, as nobody but who typed it knows.
    """
    if _GROUPED.fullmatch(text):
        *thousands, last = re.split("[.,]", text)
        plain = "".join(thousands) + ("." if {".", ","} <= set(text) else "") + last
        sentence = f"Write {plain} without separators; a comma is read as a decimal point"
        raise ValidationError(sentence, code="ambiguous_decimal")
    return parse_decimal(text.replace(",", ".") if _COMMA_DECIMAL.fullmatch(text) else text)


def parse_uuid(text: str) -> UUID:
    """A UUID in its usual form, 8-4-4-4-12 hexadecimal digits."""
    if not _UUID.fullmatch(text):
        raise ValidationError(
            "Must be a UUID such as 6f1c9d0e-5b7a-4c53-9a57-0e2f8f5d4b21", code="invalid_uuid"
        )
    return UUID(text)


def parse_id(text: str) -> int:
    """A positive integer that fits 63 bits."""
    if _LONG_ID.fullmatch(text) and (len(text) > len(str(MAX_ID)) or int(text) > MAX_ID):
        raise ValidationError(f"Must be at most {MAX_ID}", code="out_of_bounds")
    if not _ID.fullmatch(text):
        raise ValidationError("Must be a positive integer", code="invalid_id")
    return int(text)


def parse_count(text: str, most: int) -> int:
    """A whole number from 1 to `most`, written like an id."""
    if not _ID.fullmatch(text) or int(text) > most:
        raise ValidationError(f"Must be a whole number from 1 to {most}", code="invalid_count")
    return int(text)


def check_text(text: str) -> str:
    """The text itself, unless it has a NUL character or a lone surrogate, which no database can hold."""
    if "\x00" in text:
        raise ValidationError("NUL characters are not allowed", code="invalid_text")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValidationError("Lone surrogates are not allowed", code="invalid_text") from None
    return text


def parse_json_object(raw: bytes) -> dict[str, Any]:
    """A JSON object in UTF-8 without duplicate keys, nested at most 16 deep; numbers come back as `Number`."""
    try:
        body = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_unique_keys,
            parse_int=Number,
            parse_float=Number,
            parse_constant=_no_constant,
        )
    except UnicodeDecodeError:
        raise MalformedJSON("The body must be UTF-8") from None
    except json.JSONDecodeError as error:
        raise MalformedJSON(f"The body is not JSON: {error.msg} at character {error.pos}") from None
    except RecursionError:
        raise MalformedJSON(f"The body is nested deeper than {MAX_JSON_DEPTH}") from None
    if not isinstance(body, dict):
        raise MalformedJSON("The body must be a JSON object")
    if _deeper_than(body, MAX_JSON_DEPTH):
        raise MalformedJSON(f"The body is nested deeper than {MAX_JSON_DEPTH}")
    return body


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise MalformedJSON("The body has duplicate keys")
    return found


def _no_constant(name: str) -> None:
    raise MalformedJSON(f"The body is not JSON: {name} is no JSON value")


def _deeper_than(value: Any, levels: int) -> bool:
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return False
    return levels == 0 or any(_deeper_than(item, levels - 1) for item in value)
