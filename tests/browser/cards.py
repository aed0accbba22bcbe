"""The crews' cards as tests name them."""

import re

import pytest
from playwright.sync_api import expect

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with", "without"])
"""Whether the browser runs JavaScript."""


def first_card(page):
    return page.locator(".crew-card").first


def field(card):
    return card.get_by_label("Feet built")


def save(card):
    card.get_by_role("button", name="Save").click()


def saved(card, figure):
    expect(card.locator(".card-done")).to_contain_text(figure)
    expect(card.locator(".card-done")).to_contain_text(re.compile(r"Saved \d\d:\d\d"))


def record(card, figure):
    field(card).fill(figure)
    save(card)
