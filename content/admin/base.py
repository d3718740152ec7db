"""Base classes of the admin's forms: wide fields, and no deleting of records that are in use."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AdminTextInputWidget,
    AdminURLFieldWidget,
)
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Model
from django.http import Http404, HttpRequest

from content.admin.fields import PlainText, Prose
from content.admin.optimistic_lock import VersionedAdmin
from content.models.prose import ProseField


class WideAdmin(VersionedAdmin):
    """Text fields wide enough to read."""

    formfield_overrides = {
        models.CharField: {"widget": AdminTextInputWidget(attrs={"size": 80})},
        models.TextField: {"widget": AdminTextareaWidget, "form_class": PlainText},
        models.URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"},
        ProseField: {"widget": AdminTextareaWidget, "form_class": Prose},
    }


class GuardedAdmin(WideAdmin):
    """An admin whose records cannot be deleted while something uses them."""

    def uses(self, record: Any) -> list[str]:
        """Where a record is in use, as messages; empty if it may be deleted."""
        raise NotImplementedError

    def get_deleted_objects(self, objs: Iterable[Model], request: HttpRequest) -> Any:
        """Django's list of what would be deleted, and our reasons against it."""
        objects = list(objs)
        to_delete, counts, permissions, protected = super().get_deleted_objects(objects, request)
        in_use = [f"{record}: {use}" for record in objects for use in self.uses(record)]
        return to_delete, counts, permissions, [*protected, *in_use]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A key or slug that texts or the site refer to cannot be changed once it is saved."""
        fixed = [name for name in ("key", "slug") if obj and self.is_fixed(obj, name)]
        return (*super().get_readonly_fields(request, obj), *fixed)

    def is_fixed(self, record: Any, name: str) -> bool:
        """Whether this field of a saved record cannot be changed. name: key or slug."""
        return hasattr(record, name)


class ReadOnlyAdmin(admin.ModelAdmin):
    """History: staff can read it, and no form changes it."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_or_404(self, request: HttpRequest, object_id: str) -> Any:
        """The record, if the user may view it. Raises Http404, PermissionDenied."""
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        return record
