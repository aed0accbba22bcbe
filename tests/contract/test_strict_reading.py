"""Contract, strict reading: the same for bodies and query strings."""

import pytest

pytestmark = pytest.mark.django_db
BODY = {"name": "Northern Watch", "team_lead": "Jon Snow"}
NO_DATES = [
    "", " ", "2025-1-1", "2025-02-29", "2025-13-01", "2025-00-10", "2025-10-32", "20251015", "2025-W42-3", "2025-288",
    "2025-10-15T00:00:00Z", "2025/10/15", "15-10-2025", " 2025-10-15", "2025-10-15 ", "2025-10-15\n", "２０２５-10-15",
    "٢٠٢٥-١٠-١٥", "1899-12-31", "0000-01-01", "10000-01-01", "-2025-10-15", "2025-10-1５", "today", "2025-10-15\x00",
]  # fmt: skip
NO_DATE_VALUES = [None, True, 20251015, 0, 2025.1, [], ["2025-10-15"], {}, {"date": "2025-10-15"}]
NO_DECIMALS = [
    "", "+1", "1e2", "1E2", "1_000", "1,000", "1.", ".5", "1.234", "0x10", "NaN", "nan", "Infinity", "-Infinity", "inf",
    "１２", "٣", "१.५", "1.5.5", "--1", "-1", "-0.01", "100000000", "99999999.991", "9" * 400, "½",
    "1 000", "1\x00", "12.5ft",
]  # fmt: skip
RAW_NO_DECIMALS = [
    "1e2",
    "1E2",
    "1e-2",
    "-0.0",
    "-1",
    "1.234",
    "1e400",
    "9" * 400,
    "0." + "1" * 400,
    "true",
    "null",
    "[]",
]
MALFORMED = {
    "nothing": b"",
    "blank": b"   ",
    "cut short": b'{"name": "A"',
    "single quotes": b"{'name': 'A'}",
    "trailing comma": b'{"name": "A",}',
    "two values": b"{} {}",
    "an array": b"[]",
    "a string": b'"name"',
    "a number": b"5",
    "null": b"null",
    "true": b"true",
    "NaN": b'{"name": NaN}',
    "Infinity": b'{"name": Infinity}',
    "-Infinity": b'{"name": -Infinity}',
    "leading zero": b'{"name": 01}',
    "leading plus": b'{"name": +1}',
    "hexadecimal": b'{"name": 0x1}',
    "comment": b'{"name": "A"} // B',
    "bare control character": b'{"name": "A\nB"}',
    "bare key": b'{name: "A"}',
    "latin-1": '{"name": "Jon Snów"}'.encode("latin-1"),
    "utf-16": '{"name": "A"}'.encode("utf-16"),
    "overlong utf-8": b'{"name": "\xc0\xaf"}',
    "surrogate in utf-8": b'{"name": "\xed\xa0\x80"}',
    "byte order mark": b'\xef\xbb\xbf{"name": "A", "team_lead": "B"}',
    "duplicate key": b'{"name": "A", "name": "B", "team_lead": "C"}',
    "duplicate key spelled apart": b'{"name": "A", "n\\u0061me": "B", "team_lead": "C"}',
    "duplicate key deep down": b'{"name": {"a": 1, "a": 2}}',
    "gibberish": b"\x00\xff\xfe",
    "a form": b"name=A&team_lead=B",
    "an open string": b'{"name": "',
    "a half escape": b'{"name": "\\u12"}',
}


@pytest.fixture
def post(api):
    """Posts raw bytes as JSON."""
    return lambda raw, path="/api/profiles/": api.generic("POST", path, raw, CONTENT_TYPE="application/json")


@pytest.fixture
def record(api, profile, section):
    """Records a day with one field other than it should be."""
    body = {"wall_section_id": section.pk, "date": "2025-10-15", "feet_built": "1.00"}
    return lambda **fields: api.post(f"/api/profiles/{profile.pk}/progress/", body | fields)


@pytest.mark.parametrize("text", NO_DATES)
def test_a_date_in_a_body_is_ten_characters_and_a_real_day(text, record, refused):
    assert list(refused(record(date=text), 400, "validation_error")) == ["date"]


@pytest.mark.parametrize("value", NO_DATE_VALUES, ids=repr)
def test_a_date_in_a_body_is_a_string(value, record, refused):
    assert list(refused(record(date=value), 400, "validation_error")) == ["date"]


@pytest.mark.parametrize("text", NO_DATES)
def test_a_date_in_a_query_is_read_the_same(text, api, profile, refused):
    answer = api.get(f"/api/profiles/{profile.pk}/daily-ice-usage/", {"date": text})
    assert list(refused(answer, 400, "validation_error")) == ["date"]


@pytest.mark.parametrize("day", ["1900-01-01", "2024-02-29", "9999-12-31"])
def test_the_first_day_the_last_and_a_leap_day_are_read(day, api, profile):
    answer = api.get(f"/api/profiles/{profile.pk}/daily-ice-usage/", {"date": day})
    assert answer.json()["date"] == day


@pytest.mark.parametrize("text", NO_DECIMALS)
def test_a_decimal_is_ascii_digits_with_two_places_at_most(text, record, refused):
    assert list(refused(record(feet_built=text), 400, "validation_error")) == ["feet_built"]


@pytest.mark.parametrize("raw", RAW_NO_DECIMALS)
def test_a_number_is_read_as_it_was_written(raw, post, profile, section, refused):
    body = f'{{"wall_section_id": {section.pk}, "date": "2025-10-15", "feet_built": {raw}}}'
    answer = post(body.encode(), f"/api/profiles/{profile.pk}/progress/")
    assert list(refused(answer, 400, "validation_error")) == ["feet_built"]


@pytest.mark.parametrize(
    ("raw", "feet"), [("12.5", "12.50"), ("0.07", "0.07"), ("99999999.99", "99999999.99"), ('"007"', "7.00")]
)
def test_no_digit_of_a_number_is_lost(raw, feet, post, profile, section):
    body = f'{{"wall_section_id": {section.pk}, "date": "2025-10-15", "feet_built": {raw}}}'
    answer = post(body.encode(), f"/api/profiles/{profile.pk}/progress/")
    assert answer.json()["feet_built"] == feet


@pytest.mark.parametrize("raw", MALFORMED.values(), ids=MALFORMED)
def test_a_body_that_is_no_json_object_is_malformed(raw, post, refused):
    assert refused(post(raw), 400, "malformed_json") == {}


def nested(levels, opening="[", closing="]"):
    """An object whose `name` nests to `levels` in all."""
    inner = levels - 1
    return b'{"name": ' + opening.encode() * inner + closing.encode() * inner + b', "team_lead": "B"}'


def test_sixteen_levels_are_read(post, refused):
    assert list(refused(post(nested(16)), 400, "validation_error")) == ["name"]


@pytest.mark.parametrize("levels", [17, 100, 10_000, 400_000])
def test_more_levels_are_malformed(levels, post, refused):
    assert refused(post(nested(levels)), 400, "malformed_json") == {}


def test_objects_nest_no_deeper_either(post, refused):
    deep = b'{"a": ' * 17 + b"1" + b"}" * 17
    assert refused(post(deep), 400, "malformed_json") == {}


@pytest.mark.parametrize("name", ["a\x00b", "\x00", "\ud800", "a\udfffb", "\udc00\ud800"])
@pytest.mark.parametrize("field", ["name", "team_lead"])
def test_nul_and_lone_surrogates_are_refused_in_text(field, name, api, refused):
    assert list(refused(api.post("/api/profiles/", BODY | {field: name}), 400, "validation_error")) == [field]


@pytest.mark.parametrize("text", ["\x00", "\ud83d"])
def test_nul_and_lone_surrogates_are_refused_in_notes(text, record, refused):
    assert list(refused(record(notes=text), 400, "validation_error")) == ["notes"]


def test_nul_is_refused_in_a_search(api, refused):
    assert list(refused(api.get("/api/profiles/?search=a%00b"), 400, "validation_error")) == ["search"]


def test_a_pair_of_surrogates_is_a_character(post):
    answer = post(b'{"name": "\\ud83d\\ude00", "team_lead": "B"}')
    assert answer.json()["name"] == "😀"


@pytest.mark.parametrize(
    "name", ["colour", "", "NAME", "name ", "__proto__", "self", "csrfmiddlewaretoken", "format", "__all__"]
)
def test_unknown_keys_are_refused(name, api, refused):
    details = refused(api.post("/api/profiles/", BODY | {name: "x"}), 400, "validation_error")
    assert len(details) == 1
    assert api.get("/api/profiles/").json()["count"] == 0


@pytest.mark.parametrize("key", ["id", "created_at", "updated_at"])
@pytest.mark.parametrize("value", [None, 5, "x", [], {"a": 1}, True])
def test_read_only_keys_of_a_profile_are_ignored(key, value, api):
    assert api.post("/api/profiles/", BODY | {key: value}).status_code == 201


@pytest.mark.parametrize(
    "key", ["id", "ice_cubic_yards", "cost_gold_dragons", "created_at", "updated_at", "version"]
)
@pytest.mark.parametrize("value", [None, 5, "x", [], {"a": 1}, True])
def test_read_only_keys_of_a_record_are_ignored(key, value, record):
    assert record(**{key: value}).status_code == 201


def test_read_only_keys_of_another_resource_are_unknown(api, refused):
    answer = api.post("/api/profiles/", BODY | {"version": 1})
    assert list(refused(answer, 400, "validation_error")) == ["version"]


@pytest.mark.parametrize(("word", "status"), [("on", 303), ("true", 303), ("banana", 422), ("True", 422)])
def test_a_forms_flag_is_read_strictly_too(word, status, client, db):
    answer = client.post("/profiles/", {"name": "Eastwatch", "team_lead": "Cotter Pyke", "is_active": word})
    assert answer.status_code == status
