"""The filter with which the pack's templates print an answer that was chosen from a list."""

from django import template

from prescribing.pack.wording import VOCABULARIES

register = template.Library()


@register.filter
def wording(slug: str, vocabulary: str) -> str:
    """The words of one of pack/wording.py's classes for a slug: `{{ slug|wording:"MSType" }}`.

    Raises ValueError for a slug that the class does not have.
    """
    choices = VOCABULARIES[vocabulary]
    return str(choices(slug).label if slug else choices.__empty__)
