"""Which section a row means: by id, or by name in the profile that the row or whoever sends the file names."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from django.core.exceptions import ValidationError

from .. import parsing
from ..models import Profile, WallSection
from ..models.profiles import name_key
from .headings import Headings
from .problems import Problem, shortened

MOST_REMEMBERED = 300
"""Characters of a row's place that may come again."""
FIELDS = ("profile_id", "profile", "section_id", "section")


class Wrong(Exception):
    """A row's place that is none: the field at fault and why."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field, self.sentence = field, sentence


class Places(dict[tuple[str, ...], int | Problem]):
    """The id of the section that a row's texts mean, or what is wrong; each combination of texts is looked up once.

    Profiles and sections are read whole, in two queries. Names are compared whatever their case; where two sections
    of a profile differ by case alone the exact name decides.
    """

    def __init__(self, headings: Headings, chosen: Profile | None, written: Callable[[str], str]) -> None:
        self.headings, self.chosen, self.written = headings, chosen, written
        self.fields = [field for field in FIELDS if field in headings.places]
        self.columns = [headings.places[field] for field in self.fields]
        self.profiles: dict[int, str] = {}
        self.profile_ids: dict[str, int] = {}
        for pk, name, key in Profile.objects.values_list("pk", "name", "name_key"):
            self.profiles[pk], self.profile_ids[key] = name, pk
        self.sections: dict[int, tuple[int, str]] = {}
        self.section_ids: defaultdict[tuple[int, str], dict[str, int]] = defaultdict(dict)
        for pk, profile_id, name in WallSection.objects.order_by().values_list(
            "pk", "profile_id", "section_name"
        ):
            self.sections[pk] = profile_id, name
            self.section_ids[profile_id, name_key(name)][name] = pk

    def __missing__(self, texts: tuple[str, ...]) -> int | Problem:
        plain = [self.written(text.strip()) for text in texts]
        given = {field: text for field, text in zip(self.fields, plain, strict=True) if text}
        found: int | Problem
        try:
            found = self._section(given)
        except Wrong as wrong:
            column = self.headings.name(wrong.field) if wrong.field in self.headings.places else ""
            found = Problem(column, shortened(given.get(wrong.field, "")), wrong.sentence)
        if sum(map(len, texts)) <= MOST_REMEMBERED:
            self[texts] = found
        return found

    def _section(self, given: Mapping[str, str]) -> int:
        profile = self._profile(given)
        name = given.get("section")
        if "section_id" in given:
            return self._section_with_id(_id(given, "section_id"), profile, name)
        if name is None:
            raise Wrong("section" if "section" in self.fields else "section_id", "This is required")
        if profile is None:
            raise Wrong("profile", "Which profile? The row does not say")
        return self._section_named(name, profile)

    def _profile(self, given: Mapping[str, str]) -> int | None:
        """The profile that is chosen or named; where it is named twice, by both."""
        found = self.chosen.pk if self.chosen else None
        if "profile_id" in given:
            pk = _id(given, "profile_id")
            if pk not in self.profiles:
                raise Wrong("profile_id", f"There is no profile {pk}")
            found = self._same(found, pk, "profile_id")
        if "profile" in given:
            named = self.profile_ids.get(name_key(given["profile"]))
            if named is None:
                raise Wrong("profile", "There is no profile of this name")
            found = self._same(found, named, "profile")
        return found

    def _same(self, expected: int | None, found: int, field: str) -> int:
        if expected not in (None, found):
            raise Wrong(field, f"This is {self.profiles[found]}, not {self.profiles[expected or 0]}")
        return found

    def _section_with_id(self, pk: int, profile: int | None, name: str | None) -> int:
        if pk not in self.sections:
            raise Wrong("section_id", f"There is no section {pk}")
        owner, its_name = self.sections[pk]
        if profile not in (None, owner):
            raise Wrong("section_id", f"Section {pk} is one of another profile, {self.profiles[owner]}")
        if name is not None and name_key(name) != name_key(its_name):
            raise Wrong("section", f"Section {pk} is named {its_name}")
        return pk

    def _section_named(self, name: str, profile: int) -> int:
        found = self.section_ids.get((profile, name_key(name)), {})
        if name in found:
            return found[name]
        if not found:
            raise Wrong("section", f"{self.profiles[profile]} has no section of this name")
        if len(found) > 1:
            raise Wrong("section", f"Which one: {', '.join(sorted(found))}?")
        return next(iter(found.values()))


def _id(given: Mapping[str, str], field: str) -> int:
    try:
        return parsing.parse_id(given[field])
    except ValidationError as error:
        raise Wrong(field, str(error.message)) from None
