"""Optimistic locking: a save over somebody else's newer save is refused, and both texts are shown.

Each form carries the version of the record that the editor opened. A form without a version is
refused as well, so that leaving it out does not switch the check off.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import AdminErrorList
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from content.admin.clash import both_texts
from content.staff_names import name_of

SEEN = "seen_version"
CLASH = "clash"
# Log entries of saved forms begin with "["; this phrase marks those of a restored edition.
RESTORED = "is the working text again"


class VersionedForm(forms.ModelForm):
    """Refuses to overwrite what somebody else has saved since this form was opened."""

    has_clash = False

    def clean(self) -> dict[str, Any]:
        """Lock the record until it is saved, and compare versions."""
        cleaned = super().clean() or self.cleaned_data
        records = self._meta.model._default_manager.select_for_update()
        now = records.filter(pk=self.instance.pk).values_list("version", flat=True).first()
        if now is not None and self.data.get(SEEN) != str(now):
            self.has_clash = True
            self.add_error(None, forms.ValidationError("Saved by somebody else.", code=CLASH))
        return cleaned

    def hand_over_clash(self) -> None:
        """Remove the clash from the form's errors: the page explains it above both texts."""
        errors = self.errors[NON_FIELD_ERRORS]
        errors.data = [error for error in errors.as_data() if error.code != CLASH]
        if not errors.data:
            del self.errors[NON_FIELD_ERRORS]


class VersionedAdmin(admin.ModelAdmin):
    """An admin whose forms carry the version with which they were opened."""

    form = VersionedForm

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Give the form the current version, and both texts after a clash."""
        form, record = context["adminform"].form, as_saved(context)
        context["original"], context[SEEN] = record, record.version if record else None
        if record:
            context["subtitle"] = str(record)
        if record and getattr(form, "has_clash", False):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context["clash"] = both_texts(form, formsets)
            context["saved_by"], context["saved_at"] = last_saved(record)
            form.hand_over_clash()
            context["errors"] = AdminErrorList(form, formsets)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Increase the version, so that forms opened before this save are refused."""
        obj.version += 1
        super().save_model(request, obj, form, change)


def as_saved(context: dict[str, Any]) -> Any:
    """The stored record of a form. A refused form has changed its own instance."""
    form, record = context["adminform"].form, context["original"]
    if record is None or not form.is_bound:
        return record
    return type(record)._default_manager.filter(pk=record.pk).first() or record


def last_saved(record: Any) -> tuple[str, Any]:
    """Who saved this last and when; "somebody else" and None if the log does not say."""
    about = ContentType.objects.get_for_model(record)
    saves = Q(change_message__startswith="[") | Q(change_message__contains=RESTORED)
    entries = LogEntry.objects.filter(saves, content_type=about, object_id=str(record.pk))
    entry = entries.select_related("user").first()
    return (name_of(entry.user), entry.action_time) if entry else ("somebody else", None)
