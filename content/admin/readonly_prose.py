"""Rich text for staff who may view a record but not change it: formatted, without tags."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from content.markup import richtext
from content.models.prose import ProseField


class ReadableProse:
    """Shows read-only rich text formatted, with citation keys instead of numbers."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fields of the form; rich text as a formatted value if it cannot be changed."""
        fields = super().get_fields(request, obj)  # type: ignore[misc]
        if obj is None or self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            return fields
        model = self.opts.model  # type: ignore[attr-defined]
        return [_readable(model._meta.get_field(name)) for name in fields]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Include the formatted texts, which are not fields of the form."""
        fixed = super().get_readonly_fields(request, obj)  # type: ignore[misc]
        named = self.fields  # type: ignore[attr-defined]
        return (*fixed, *filter(callable, self.get_fields(request, obj) if named else ()))


@cache  # Django compares read-only fields with shown fields by identity
def _readable(field: Any) -> str | Callable[[Any], SafeString]:
    if not isinstance(field, ProseField):
        return str(field.name)

    @admin.display(description=capfirst(field.verbose_name))
    def as_read(record: Any) -> SafeString:
        label = f"Table in the {field.verbose_name}"
        html = richtext.for_reading(getattr(record, field.name), label)
        return mark_safe(f'<div class="as-read">{html}</div>')  # noqa: S308  # cleaned just now

    return as_read
