"""`python -m tests.used_bootstrap`: takes from Bootstrap what the pages use, rule by rule and word for word."""

import re

from .servers import ROOT

FOLDER = ROOT / "static" / "vendor" / "bootstrap-5.3.8"
WHOLE, USED = FOLDER / "bootstrap.min.css", FOLDER / "bootstrap.used.css"
KEPT = {
    *("btn", "btn-primary", "btn-danger", "disabled", "active", "show"),
    *("form-label", "form-text", "form-control", "form-select"),
    *("form-check", "form-check-input", "form-check-label"),
    *("invalid-feedback", "is-invalid", "visually-hidden", "mb-3"),
}
"""The classes whose rules are taken; all rules of plain elements are."""
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
VARIABLE = re.compile(r"var\((--bs-[\w-]+)")
NOT_OURS = ("@keyframes", "@font-face", "@media print")


def blocks(css):
    """(what stands before the brace, what stands in it) of each rule, outermost first."""
    start = 0
    while (opening := css.find("{", start)) != -1:
        end, depth = opening + 1, 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[start:opening], css[opening + 1 : end - 1]
        start = end


def kept_selectors(selectors):
    """Those of a list that speak of no class but ours."""
    each = re.split(r",(?![^(]*\))", selectors)
    return ",".join(one for one in each if set(CLASS.findall(one)) <= KEPT)


def kept_rules(css):
    for head, body in blocks(css):
        if head.startswith(NOT_OURS):
            continue
        if head.startswith("@"):
            inner = "".join(kept_rules(body))
            if inner:
                yield f"{head}{{{inner}}}"
        elif selectors := kept_selectors(head):
            yield f"{selectors}{{{body}}}"


def without_unread(css, also_reading):
    """Leaves out the variables that nothing reads, until nothing more is left out."""
    read = set(VARIABLE.findall(css + also_reading))
    shorter = re.sub(
        r"(?<=[{;])(--bs-[\w-]+):[^;}]*(;|(?=}))", lambda found: found[0] if found[1] in read else "", css
    )
    shorter = re.sub(r"[^{}]+\{\}", "", shorter)
    return shorter if shorter == css else without_unread(shorter, also_reading)


def used():
    """The whole text of the file."""
    notice, _, css = WHOLE.read_text().removeprefix('@charset "UTF-8";').partition("*/")
    ours = "".join(path.read_text() for path in sorted((ROOT / "static/css").glob("*.css")))
    rules = without_unread("".join(kept_rules(css)), ours)
    return f"{notice}*/\n" + rules.replace("}", "}\n").strip() + "\n"


if __name__ == "__main__":
    USED.write_text(used())
