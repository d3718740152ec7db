"""No-break spaces for words in templates, as in rich text."""

from django import template

from content.markup import typography

register = template.Library()


@register.filter
def kept_together(text: object) -> str:
    """Text whose doses and dates do not break across lines; escaped like any other."""
    return typography.kept_together(str(text))
