"""What the forms have in common: room to read, and no deleting of what texts lean on."""

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
    """Lines of text with room to read them."""

    formfield_overrides = {
        models.CharField: {"widget": AdminTextInputWidget(attrs={"size": 80})},
        models.TextField: {"widget": AdminTextareaWidget, "form_class": PlainText},
        models.URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"},
        ProseField: {"widget": AdminTextareaWidget, "form_class": Prose},
    }


class GuardedAdmin(WideAdmin):
    """An admin whose records may be in use. `uses` says where, in words."""

    def uses(self, record: Any) -> list[str]:
        """Where a record is in use; empty when it may be deleted."""
        raise NotImplementedError

    def get_deleted_objects(self, objs: Iterable[Model], request: HttpRequest) -> Any:
        """Django's list of what would go, and ours of why it must stay."""
        objects = list(objs)
        to_delete, counts, permissions, protected = super().get_deleted_objects(objects, request)
        in_use = [f"{record}: {use}" for record in objects for use in self.uses(record)]
        return to_delete, counts, permissions, [*protected, *in_use]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The name by which texts or the site find a record is fixed once it is saved."""
        fixed = [name for name in ("key", "slug") if obj and self.is_fixed(obj, name)]
        return (*super().get_readonly_fields(request, obj), *fixed)

    def is_fixed(self, record: Any, name: str) -> bool:
        """Whether this name of a saved record cannot be changed."""
        return hasattr(record, name)


class ReadOnlyAdmin(admin.ModelAdmin):
    """History: staff read it, and nobody changes it by a form."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def seen(self, request: HttpRequest, object_id: str) -> Any:
        """The record, for staff who may see it. Raises Http404, PermissionDenied."""
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        return record
