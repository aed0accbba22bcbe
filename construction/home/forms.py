"""The parameters of a card."""

from ..forms import IdField, StrictForm


class CardForm(StrictForm):
    """`?page=`"""

    page = IdField(required=False)
