"""Lines of mixed direction in the order in which they are drawn, from left to right.

The rules are those of Unicode's bidirectional algorithm (UAX #9) without its explicit marks, which `printable` leaves
out.
"""

import unicodedata
from itertools import groupby

LEFT, RIGHT, NUMBER, NEUTRAL = "LRN "
KINDS = {"L": LEFT, "R": RIGHT, "AL": RIGHT, "EN": NUMBER, "AN": NUMBER}
LEVELS = {
    LEFT: {LEFT: 0, RIGHT: 1, NUMBER: 2},
    RIGHT: {LEFT: 2, RIGHT: 1, NUMBER: 2},
}
"""By the direction of the line, then of the character."""
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
INSIDE_NUMBERS = frozenset(",.:/+-%")


def direction_of(text: str) -> str:
    """Where the text begins: its first letter says."""
    kinds = map(_kind, text)
    return next((kind for kind in kinds if kind in (LEFT, RIGHT)), LEFT)


def drawn_order(line: str, direction: str) -> str:
    """The line's characters from left to right, brackets turned where they are read from the right."""
    clusters = _clusters(line)
    levels = [LEVELS[direction][kind] for kind in _kinds(clusters, direction)]
    if not any(levels):
        return line
    turned = [
        cluster.translate(MIRRORED) if level % 2 else cluster
        for cluster, level in zip(clusters, levels, strict=True)
    ]
    return "".join(turned[place] for place in _places(levels))


def _kind(character: str) -> str:
    return KINDS.get(unicodedata.bidirectional(character), NEUTRAL)


def _clusters(line: str) -> list[str]:
    """Characters, each with the marks upon it."""
    clusters: list[str] = []
    for character in line:
        if clusters and unicodedata.bidirectional(character) == "NSM":
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _kinds(clusters: list[str], direction: str) -> list[str]:
    """LEFT, RIGHT or NUMBER for each; what is neutral goes with its neighbours, or with the line where they differ."""
    kinds = [_kind(cluster[0]) for cluster in clusters]
    for place in range(1, len(kinds) - 1):
        if clusters[place] in INSIDE_NUMBERS and kinds[place - 1] == kinds[place + 1] == NUMBER:
            kinds[place] = NUMBER
    kinds = _numbers_after_left(kinds, direction)
    spans = [(kind, len(list(same))) for kind, same in groupby(kinds)]
    sides = [direction, *(RIGHT if kind == NUMBER else kind for kind, _ in spans), direction]
    resolved = [
        kind if kind != NEUTRAL else before if before == after else direction
        for (kind, _), before, after in zip(spans, sides, sides[2:], strict=False)
    ]
    return [kind for kind, (_, count) in zip(resolved, spans, strict=True) for _ in range(count)]


def _numbers_after_left(kinds: list[str], direction: str) -> list[str]:
    """A number that follows on letters from the left goes with them."""
    settled, last = [], direction
    for kind in kinds:
        last = kind if kind in (LEFT, RIGHT) else last
        settled.append(LEFT if kind == NUMBER and last == LEFT else kind)
    return settled


def _places(levels: list[int]) -> list[int]:
    """From the highest level down, what stands side by side on it or above is turned round (rule L2)."""
    places = list(range(len(levels)))
    for level in range(max(levels), 0, -1):
        start = 0
        for above, same in groupby(levels[place] >= level for place in places):
            end = start + len(list(same))
            if above:
                places[start:end] = places[start:end][::-1]
            start = end
    return places
