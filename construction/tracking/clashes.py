"""What the database refuses because it is there already."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError


@contextmanager
def taken(field: str, sentence: str) -> Iterator[None]:
    """Say so on the field; only the database knows for sure. The transaction around it has to end."""
    try:
        yield
    except IntegrityError as error:
        if "unique" not in str(error).lower():
            raise
        raise ValidationError({field: ValidationError(sentence, code="taken")}) from None
