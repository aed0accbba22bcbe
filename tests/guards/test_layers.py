"""Imports run one way: capability → shared modules → models → units."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "construction"
CAPABILITIES = sorted(
    folder.name
    for folder in PACKAGE.iterdir()
    if (folder / "__init__.py").exists()
    and folder.name not in ("models", "sheets", "migrations", "management")
)
RATE_IN_WORDS = re.compile(r"\b(195|1,900)\b(?![.,]\d)")
# Capabilities that are built on another one's verbs or describe its addresses.
MAY_IMPORT = {
    "demo": {"tracking"},
    "home": {"wall"},
    "imports": {"tracking"},
    "moving": {"tracking"},
    "openapi": {"health", "reports", "tracking"},
}
SHARED_WITHOUT_CAPABILITIES = sorted(
    path
    for path in (*PACKAGE.glob("*.py"), *(PACKAGE / "sheets").glob("*.py"))
    if path.name not in ("__init__.py", "urls.py", "admin.py", "apps.py")
)
PURE = [
    PACKAGE / "units.py",
    *(PACKAGE / "demo" / f"{name}.py" for name in ("crews", "generator", "notes", "stretches", "weather")),
]


def imported_modules(path):
    """Absolute dotted names of everything that a module imports."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            stem = ".".join(filter(None, [base, node.module]))
            yield stem
            yield from (f"{stem}.{name.name}" for name in node.names)


def capabilities_imported_by(path):
    names = {name.split(".")[1] for name in imported_modules(path) if name.startswith("construction.")}
    return names & set(CAPABILITIES)


@pytest.mark.parametrize("path", PURE, ids=lambda path: path.name)
def test_pure_modules_know_no_framework(path):
    assert not [name for name in imported_modules(path) if name.split(".")[0] == "django"]


@pytest.mark.parametrize("path", sorted((PACKAGE / "models").glob("*.py")), ids=lambda path: path.name)
def test_models_import_units_and_each_other_alone(path):
    ours = {name for name in imported_modules(path) if name.startswith("construction.")}
    assert all(name.startswith(("construction.models", "construction.units")) for name in ours)


@pytest.mark.parametrize("path", SHARED_WITHOUT_CAPABILITIES, ids=lambda path: path.name)
def test_shared_modules_import_no_capability(path):
    assert capabilities_imported_by(path) == set()


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_a_capability_imports_no_other(capability):
    imported = {
        name for path in (PACKAGE / capability).rglob("*.py") for name in capabilities_imported_by(path)
    }
    assert imported <= {capability} | MAY_IMPORT.get(capability, set())


def test_parsing_knows_neither_requests_nor_models():
    names = set(imported_modules(PACKAGE / "parsing.py"))
    assert not any(name.startswith(("django.http", "django.db", "construction.models")) for name in names)


def test_the_rates_stand_in_units_alone():
    others = [
        path for path in PACKAGE.rglob("*.py") if path.name != "units.py" and "migrations" not in path.parts
    ]
    constants = [
        node.value
        for path in others
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant)
    ]
    assert {value for value in constants if type(value) is int}.isdisjoint({195, 370_500, 3_705})
    assert not [value for value in constants if isinstance(value, str) and RATE_IN_WORDS.search(value)]
