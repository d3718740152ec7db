"""Editions: what was published when and by whom, and what can be done with the current one."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from content import publishing
from content.admin.base import ReadOnlyAdmin
from content.admin.publishable import review_words
from content.frozen import thawed
from content.models import ClinicalApprover, Edition
from content.models.edition import Standing
from content.record_differences import differences_from
from content.review import Clock, Phase
from content.texts import text_of


class ReviewFilter(admin.SimpleListFilter):
    """How near the review of a current edition is."""

    title = "review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("overdue", "Overdue"),
            ("7", "Due within 7 days"),
            ("30", "Due within 30 days"),
            ("90", "Due within 90 days"),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        asked = self.value()
        if not asked:
            return queryset
        today = timezone.localdate()
        most = -1 if asked == "overdue" else int(asked)
        current = Edition.objects.current().light()
        near = [each.pk for each in current if Clock(each.due).days_left(today) <= most]
        return queryset.filter(pk__in=near)


class ClosingForm(forms.Form):
    """Taking a text off the site."""

    how = forms.ChoiceField(
        label="How",
        choices=[(Standing.UNPUBLISHED, "Unpublish"), (Standing.WITHDRAWN, "Withdraw")],
        help_text="An unpublished text keeps its old editions readable. A withdrawn one is wrong "
        "or harmful: all its addresses show the reason instead.",
    )
    reason = forms.CharField(
        label="Reason, for readers", max_length=300, widget=forms.TextInput(attrs={"size": 80})
    )


class ExtensionForm(forms.Form):
    """Putting off a review."""

    until = forms.DateField(
        label="Review it by", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    why = forms.CharField(
        label="Reason, for readers", max_length=300, widget=forms.TextInput(attrs={"size": 80})
    )


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    """Every edition. None can be changed; the current one can be closed or given more time."""

    list_display = (
        *("title", "kind", "number", "standing", "published_on", "approver", "review"),
        "change_note",
    )
    list_filter = ("standing", "kind", ReviewFilter, ("approver", admin.EmptyFieldListFilter))
    list_select_related = ("approver",)
    ordering = ("-published_on", "-pk")
    search_fields = ("key", "text", "change_note")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """A record's form leads to the list of its own editions."""
        return lookup == "record_id" or super().lookup_allowed(lookup, value, request)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("article", "references")

    @admin.display(description="Review", ordering="review_due")
    def review(self, edition: Edition) -> str:
        return review_words(edition.due) if edition.is_current else "–"

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """An edition with what differs from it now, and what can be done."""
        edition = self.seen(request, object_id)
        done = request.POST.get("done")
        closing = ClosingForm(request.POST if done == "close" else None)
        extension = ExtensionForm(request.POST if done == "extend" else None)
        if request.method == "POST":
            try:
                words = self._do(request, edition, closing, extension)
            except publishing.Refused as refused:
                messages.error(request, str(refused))
            else:
                if words:
                    self.log_change(request, publishing.record_of(edition), words)
                    self.message_user(request, words)
                    return redirect("admin:content_edition_change", edition.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": edition,
            "title": f"{edition}",
            "edition": edition,
            "phase": Clock(edition.due).phase(timezone.localdate()) if edition.is_current else None,
            "Phase": Phase,
            "article": thawed(edition.article) if edition.article else None,
            "values": edition.values,
            "closing": closing,
            "extension": extension,
            "may_approve": request.user.has_perm(publishing.APPROVE),
            **self._now(request, edition),
        }
        return TemplateResponse(request, "admin/content/edition.html", context)

    def _now(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        """How the working text differs, while there is one."""
        try:
            record = publishing.record_of(edition)
        except publishing.Refused:
            return {"record": None}
        name = record._meta.model_name
        return {
            "record": record,
            "record_url": reverse(f"admin:content_{name}_change", args=[record.pk]),
            "may_restore": request.user.has_perm(f"content.change_{name}"),
            "differences": differences_from(edition, record, text_of(record)),
        }

    def _do(
        self, request: HttpRequest, edition: Edition, closing: Any, extension: Any
    ) -> str | None:
        """Do what was asked and say so; None if a form must be filled in better."""
        done = request.POST.get("done")
        if done == "close" and closing.is_valid():
            asked = closing.cleaned_data
            publishing.close(
                edition, approver=request.user, reason=asked["reason"], standing=asked["how"]
            )
            return f"“{edition.title}” is no longer public."
        if done == "extend" and extension.is_valid():
            asked = extension.cleaned_data
            publishing.extend(
                edition, approver=request.user, until=asked["until"], reason=asked["why"]
            )
            return f"“{edition.title}” is now to be reviewed by {asked['until']:%-d %B %Y}."
        if done == "restore":
            record = publishing.record_of(edition)
            if not request.user.has_perm(f"content.change_{record._meta.model_name}"):
                raise publishing.Refused("Only an editor can do this.")
            publishing.restore(edition, editor=request.user)
            return f"Edition {edition.number} is the working text again. Readers see no change yet."
        return None


@admin.register(ClinicalApprover)
class ClinicalApproverAdmin(admin.ModelAdmin):
    """Who may approve, and as what readers know them. The group gives the right to."""

    list_display = (
        "user",
        "profession",
        "register",
        "registration_number",
        "registration_checked_on",
    )
    autocomplete_fields = ("user",)
