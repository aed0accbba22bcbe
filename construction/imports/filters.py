"""The list of imports takes a page and nothing else."""

from ..lists import ListFilter
from ..models import Import


class ImportFilter(ListFilter):
    """Every import."""

    class Meta(ListFilter.Meta):
        model = Import
        fields: list[str] = []
