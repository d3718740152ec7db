"""Two people on one record: the second save is refused, both texts are shown, nothing is lost.

Each form carries the version that its editor saw. A form without one is refused as well, so that
the check cannot be switched off by leaving it out.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from content.admin.both_texts import both_texts

SEEN = "seen_version"


class VersionedForm(forms.ModelForm):
    """Refuses to save over what somebody else has saved since this form was opened."""

    has_clash = False

    def clean(self) -> dict[str, Any]:
        """Lock the record until it is saved, and compare versions."""
        cleaned = super().clean() or self.cleaned_data
        records = self._meta.model._default_manager.select_for_update()
        now = records.filter(pk=self.instance.pk).values_list("version", flat=True).first()
        if now is not None and self.data.get(SEEN) != str(now):
            self.has_clash = True
            self.add_error(None, _words(self.instance))
        return cleaned


class VersionedAdmin(admin.ModelAdmin):
    """An admin whose forms know which version they were opened with."""

    form = VersionedForm

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Hand the form the version that its editor now sees, and both texts after a clash."""
        form = context["adminform"].form
        records = self.model._default_manager.filter(pk=form.instance.pk)
        context[SEEN] = records.values_list("version", flat=True).first()
        if getattr(form, "has_clash", False):
            formsets = [each.formset for each in context["inline_admin_formsets"]]
            context["clash"] = both_texts(form, formsets)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Count the version up: whoever still has the form open will be told."""
        obj.version += 1
        super().save_model(request, obj, form, change)


def _words(record: Any) -> str:
    return (
        f"{_last_saved(record)} while you were writing, so yours is not saved. Nothing of it is "
        "lost: it stands in the form below, and the differences are listed above it. Put together "
        "what should stay, then save again."
    )


def _last_saved(record: Any) -> str:
    about = ContentType.objects.get_for_model(record)
    entry = LogEntry.objects.filter(content_type=about, object_id=str(record.pk)).first()
    if entry is None:
        return "Somebody else saved this"
    when = timezone.localtime(entry.action_time)
    return f"{entry.user} saved this on {when:%-d %B at %H:%M},"
