"""What the admin says of staff and of what waits for them."""

from typing import Any

from django import template
from django.template import Context

from content.admin.inbox import what_waits
from content.admin.staff_names import name_of

register = template.Library()


@register.filter
def staff_name(user: Any) -> str:
    """What colleagues call this member of staff."""
    return name_of(user)


@register.inclusion_tag("admin/content/waiting.html", takes_context=True)
def waiting_lines(context: Context) -> dict[str, Any]:
    """What waits for staff, on the first page of the admin. In two queries."""
    return {"lines": what_waits(context["user"])}
