"""The parameters of a card."""

from ..forms import StrictForm
from ..lists import MAX_PAGE, CountField


class CardForm(StrictForm):
    """`?page=`"""

    page = CountField(most=MAX_PAGE)
