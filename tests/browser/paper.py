"""What a PDF that Chromium printed says, page by page, read from its bytes alone."""

import re
import unicodedata
import zlib

OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)\nendstream", re.DOTALL)
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj")
PAIR = re.compile(r"<(\w+)> <(\w+)>$", re.MULTILINE)
RANGE = re.compile(r"<(\w+)> <(\w+)> <(\w+)>")
GLYPH = 4


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page without blanks, which the printer sets as mere distance."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    return [_text(body, objects) for body in objects.values() if b"/Type /Page\n" in body]


def squeezed(text: str) -> str:
    """A text as `pages_of` has it: without blanks, ligatures taken apart."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("\xad", "")


def _text(page: bytes, objects: dict[int, bytes]) -> str:
    fonts = {name: _letters(objects[int(number)], objects) for name, number in FONT.findall(page)}
    contents = _inflated(objects[int(re.search(rb"/Contents (\d+)", page)[1])])
    font, said = {}, []
    for name, glyphs in SHOWN.findall(contents):
        if name:
            font = fonts[name]
        else:
            text = glyphs.decode()
            said += [font.get(int(text[at : at + GLYPH], 16), "�") for at in range(0, len(text), GLYPH)]
    return squeezed("".join(said))


def _letters(font: bytes, objects: dict[int, bytes]) -> dict[int, str]:
    """What each glyph of a font stands for."""
    named = re.search(rb"/ToUnicode (\d+)", font)
    if named is None:
        return {}
    table = _inflated(objects[int(named[1])]).decode("latin-1")
    letters = {}
    for block in re.findall(r"beginbfrange\n(.*?)endbfrange", table, re.DOTALL):
        for first, last, letter in RANGE.findall(block):
            start = int(first, 16)
            for glyph in range(start, int(last, 16) + 1):
                letters[glyph] = chr(int(letter, 16) + glyph - start)
    for block in re.findall(r"beginbfchar\n(.*?)endbfchar", table, re.DOTALL):
        for glyph, letter in PAIR.findall(block):
            letters[int(glyph, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    return letters


def _inflated(body: bytes) -> bytes:
    return zlib.decompress(STREAM.search(body)[1])
