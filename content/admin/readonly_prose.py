"""Rich text for staff who may read a record and not change it: as text, not as its tags."""

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
    """Shows a form's rich text as readers read it, citation keys apart, where it is read-only."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fields of the form, each rich text of it to be read if it cannot be changed."""
        fields = super().get_fields(request, obj)  # type: ignore[misc]
        if obj is None or self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            return fields
        model = self.opts.model  # type: ignore[attr-defined]
        return [_to_read(model._meta.get_field(name)) for name in fields]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """With those texts: they are no fields of the form."""
        fixed = super().get_readonly_fields(request, obj)  # type: ignore[misc]
        named = self.fields  # type: ignore[attr-defined]
        return (*fixed, *filter(callable, self.get_fields(request, obj) if named else ()))


@cache  # Django compares what is read-only with what is shown
def _to_read(field: Any) -> str | Callable[[Any], SafeString]:
    if not isinstance(field, ProseField):
        return str(field.name)

    @admin.display(description=capfirst(field.verbose_name))
    def as_read(record: Any) -> SafeString:
        label = f"Table in the {field.verbose_name}"
        html = richtext.for_reading(getattr(record, field.name), label)
        return mark_safe(f'<div class="as-read">{html}</div>')  # noqa: S308  # cleaned just now

    return as_read
