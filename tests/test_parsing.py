"""Strict reading by properties: what is written right comes back as it was, all else is refused and nothing breaks."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from construction import parsing
from construction.parsing import MalformedJSON, Number

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=40)
DIGITS_AND_THEIR_LIKES = st.text("0123456789.-+eE_, ٣５½\n\x00NaInfxT:Z", max_size=24)
DATES = st.dates(min_value=parsing.FIRST_DAY)
HUNDREDTHS = st.integers(0, 9_999_999_999)
IDS = st.integers(1, 2**63 - 1)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def reads(read, text):
    """What `read` makes of the text; None if it refuses. Any other exception fails the test."""
    try:
        return read(text)
    except (ValidationError, MalformedJSON):
        return None


@given(DATES)
def test_every_day_from_1900_comes_back(day):
    assert parsing.parse_date(day.isoformat()) == day


@given(st.dates(max_value=date(1899, 12, 31)))
def test_no_earlier_day_does(day):
    assert reads(parsing.parse_date, day.isoformat()) is None


@given(ANY_TEXT | DIGITS_AND_THEIR_LIKES | st.from_regex(r"\A\d{4}-\d{2}-\d{2}\Z"))
def test_a_date_that_is_read_is_the_text_itself(text):
    day = reads(parsing.parse_date, text)
    assert day is None or day.isoformat() == text


@given(HUNDREDTHS)
def test_every_amount_within_bounds_comes_back(hundredths):
    text = f"{hundredths // 100}.{hundredths % 100:02}"
    assert str(parsing.parse_decimal(text)) == text


@given(HUNDREDTHS, st.integers(0, 3))
def test_leading_zeros_change_nothing(hundredths, zeros):
    text = f"{hundredths // 100}.{hundredths % 100:02}"
    assert parsing.parse_decimal("0" * zeros + text) == Decimal(text)


@given(st.integers(10_000_000_000))
def test_no_amount_beyond_the_bounds_is_read(hundredths):
    assert reads(parsing.parse_decimal, f"{hundredths // 100}.{hundredths % 100:02}") is None


@given(HUNDREDTHS, st.text("0123456789", min_size=1, max_size=30))
def test_no_third_place_is_read(hundredths, more):
    assert reads(parsing.parse_decimal, f"{hundredths // 100}.{hundredths % 100:02}{more}") is None


@given(ANY_TEXT | DIGITS_AND_THEIR_LIKES)
def test_a_decimal_that_is_read_has_the_value_of_its_ascii_digits(text):
    value = reads(parsing.parse_decimal, text)
    if value is not None:
        assert re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", text, re.ASCII)
        assert value == Decimal(text)
        assert value.as_tuple().exponent == -2


@given(st.decimals() | st.floats())
def test_whatever_python_writes_is_read_exactly_or_not_at_all(number):
    value = reads(parsing.parse_decimal, str(number))
    assert value is None or value == Decimal(str(number))


@given(IDS)
def test_every_id_comes_back(number):
    assert parsing.parse_id(str(number)) == number


@given(st.integers(max_value=0) | st.integers(2**63))
def test_no_other_integer_is_an_id(number):
    assert reads(parsing.parse_id, str(number)) is None


@given(ANY_TEXT | DIGITS_AND_THEIR_LIKES)
def test_an_id_that_is_read_is_the_text_itself(text):
    number = reads(parsing.parse_id, text)
    assert number is None or str(number) == text


@given(st.integers(1, 200))
def test_every_count_within_bounds_comes_back(number):
    assert parsing.parse_count(str(number), 200) == number


@given(ANY_TEXT | DIGITS_AND_THEIR_LIKES | st.integers(-5, 10**12).map(str))
def test_a_count_that_is_read_is_the_text_itself(text):
    number = reads(lambda given: parsing.parse_count(given, 200), text)
    assert number is None or (str(number) == text and 1 <= number <= 200)


@given(ANY_TEXT)
def test_text_that_is_let_through_can_be_stored(text):
    kept = reads(parsing.check_text, text)
    assert (kept is None) == ("\x00" in text or bool(re.search("[\ud800-\udfff]", text)))
    assert kept is None or kept.encode("utf-8").decode("utf-8") == text


@given(st.dictionaries(st.text(), JSON_VALUES, max_size=4))
def test_every_json_object_comes_back_with_its_numbers_as_written(body):
    raw = json.dumps(body)
    assert parsing.parse_json_object(raw.encode()) == json.loads(raw, parse_int=Number, parse_float=Number)


@given(st.binary(max_size=60) | ANY_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_break_the_reading_of_a_body(raw):
    assert reads(parsing.parse_json_object, raw) is None or raw.decode("utf-8").strip().startswith("{")


@given(JSON_VALUES.filter(lambda value: not isinstance(value, dict)))
def test_nothing_but_an_object_is_a_body(value):
    assert reads(parsing.parse_json_object, json.dumps(value).encode()) is None


@pytest.mark.parametrize(
    ("levels", "is_read"), [(1, True), (15, True), (16, True), (17, False), (100_000, False)]
)
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_sixteen_levels_are_read_and_no_more(levels, is_read, opening, closing):
    raw = '{"a":' + opening * (levels - 1) + "1" + closing * (levels - 1) + "}"
    assert (reads(parsing.parse_json_object, raw.encode()) is not None) == is_read


@given(st.text(max_size=8), JSON_VALUES, JSON_VALUES)
def test_a_key_given_twice_is_refused_however_it_is_spelled(key, first, second):
    escaped = "".join(f"\\u{ord(c):04x}" if ord(c) < 0x10000 else c for c in key)
    raw = f'{{{json.dumps(key, ensure_ascii=False)}: {json.dumps(first)}, "{escaped}": {json.dumps(second)}}}'
    assert reads(parsing.parse_json_object, raw.encode()) is None


@pytest.mark.parametrize("text", [str(2**63), "9" * 19, "1" + "0" * 5_000])
def test_an_id_that_is_too_large_is_told_so(text):
    with pytest.raises(ValidationError, match="Must be at most 9223372036854775807"):
        parsing.parse_id(text)
