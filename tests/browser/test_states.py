"""Pages of Walls unlike the demo: nothing on them, one profile, long names from both sides, a hundred profiles.

axe looks at each once, at a desk, where most of a page is drawn; an empty Wall's pages have parts of their own.
"""

import pytest

from .addresses import THINGS, is_page, pages
from .identities import DESK, PHONE
from .inspection import arrive, problems
from .seeding import SEEDS

pytestmark = pytest.mark.browser
LEFT_OUT = {"api_docs", "import_detail"}
"""What says the same on every Wall, or stands for something that these lack."""
LOOKS = ((PHONE, "dark"), (DESK, "light"))


@pytest.mark.parametrize(("width", "scheme"), LOOKS, ids=["phone-dark", "desk-light"])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_page_stands_up_to_what_is_on_the_wall(new_page, wall_of, seed, width, scheme):
    page = new_page(width, url=wall_of(seed).url, color_scheme=scheme)
    page.troubles.expects_refusal = seed == "empty"
    closely = width == DESK or seed == "empty"
    found = []
    for address in addresses(seed):
        arrive(page, address)
        found += [f"{address} {each}" for each in (*problems(page, closely=closely), *page.troubles.taken())]
    assert found == []


def test_an_empty_wall_leads_on(new_page, wall_of):
    page = new_page(url=wall_of("empty").url)
    for address in ("/", "/profiles/", "/wall/", "/record/", "/reports/"):
        arrive(page, address)
        assert page.locator("main a:visible, main button:visible").count() > 0, address


def addresses(seed):
    """Every page once; of an empty Wall those that ask for nothing on it."""
    once = dict(reversed([(name, address) for name, address in pages(THINGS) if name not in LEFT_OUT]))
    return [url for name, url in once.items() if is_page(name) and (seed != "empty" or "/1/" not in url)]
