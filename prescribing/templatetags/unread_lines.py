"""The filter with which pages name the lines of a list that cannot be compared with our names."""

from collections.abc import Iterable

from django import template

from prescribing.interview.read_back import Item

register = template.Library()


@register.filter
def unread(items: Iterable[Item]) -> list[Item]:
    """The items in a script that our list of medicine names cannot read."""
    return [item for item in items if item.is_unread]
