"""Tags for the admin's templates: names of staff, and what they have to do."""

from typing import Any

from django import template
from django.template import Context

from content.admin.inbox import to_do
from content.staff_names import name_of

register = template.Library()


@register.filter
def staff_name(user: Any) -> str:
    """The name of a member of staff."""
    return name_of(user)


@register.inclusion_tag("admin/content/waiting.html", takes_context=True)
def waiting_lines(context: Context) -> dict[str, Any]:
    """The list of what to do, on the first page of the admin. In three queries."""
    return {"lines": to_do(context["user"])}
