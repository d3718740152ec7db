"""Editions: when and by whom each was published; close, extend or restore one."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from content import publishing
from content.admin.base import ReadOnlyAdmin
from content.admin.changelist import review_words
from content.admin.edition_forms import (
    ClosingForm,
    ExtensionForm,
    form_of,
    history_of,
    links_to,
)
from content.admin.inbox import EditionReviewFilter
from content.admin.optimistic_lock import RESTORED
from content.articles.library import MissingCaution
from content.models import ClinicalApprover, Edition, Publishable
from content.models.edition import Kind
from content.publishing.differences import differences_from
from content.publishing.permissions import check_may_approve


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    """Every edition. None can be changed; the current one can be closed or given more time."""

    list_display = (
        *("title", "kind", "number", "standing", "published_on", "approver", "review"),
        "change_note",
    )
    list_filter = (
        "standing",
        "kind",
        EditionReviewFilter,
        ("approver", admin.EmptyFieldListFilter),
    )
    list_select_related = ("approver",)
    ordering = ("-published_on", "-pk")
    search_fields = ("key", "text", "change_note")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """A record's form leads to the list of its own editions."""
        return lookup == "record_id" or super().lookup_allowed(lookup, value, request)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("article", "references")

    @admin.display(description="Next review", ordering="review_due")
    def review(self, edition: Edition) -> str:
        return review_words(edition.due) if edition.is_current else "–"

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """An edition, what has changed since, and the forms to close, extend or restore it."""
        edition = self.get_or_404(request, object_id)
        done, links = request.POST.get("done"), links_to(edition)
        closing = ClosingForm(request.POST if done == "close" else None, links=links)
        extension = ExtensionForm(request.POST if done == "extend" else None, due=edition.due)
        if request.method == "POST":
            try:
                if answer := self._do(request, edition, closing, extension):
                    return answer
            except publishing.Refused as refused:
                messages.error(request, str(refused))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": edition,
            "title": f"{edition}",
            "edition": edition,
            "has_address": edition.kind == Kind.PAGE and edition.article,
            "closing": closing,
            "links": links,
            "extension": extension,
            "may_approve": request.user.has_perm(publishing.APPROVE),
            **_now(request, edition),
        }
        return TemplateResponse(request, "admin/content/edition.html", context)

    def _do(
        self, request: HttpRequest, edition: Edition, closing: Any, extension: Any
    ) -> HttpResponse | None:
        """Carry out the button that was pressed; None if its form has errors."""
        done, user = request.POST.get("done"), request.user
        if done == "close":
            check_may_approve(user)
            return self._close(request, edition, closing) if closing.is_valid() else None
        if done == "extend":
            check_may_approve(user)
            return self._extend(request, edition, extension) if extension.is_valid() else None
        return self._restore(request, edition) if done == "restore" else None

    def _close(self, request: HttpRequest, edition: Edition, form: Any) -> HttpResponse:
        reason, how = form.cleaned_data["reason"], form.cleaned_data["how"]
        publishing.close(edition, approver=request.user, reason=reason, standing=how)
        return self._confirm(request, edition, f"“{edition.title}” is no longer public.")

    def _extend(self, request: HttpRequest, edition: Edition, form: Any) -> HttpResponse:
        until, why = form.cleaned_data["until"], form.cleaned_data["why"]
        publishing.extend(edition, approver=request.user, until=until, reason=why)
        words = f"The next review of “{edition.title}” is now due by {until:%-d %B %Y}."
        return self._confirm(request, edition, words)

    def _restore(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        record = publishing.record_of(edition)
        if not _may_change(request, record):
            raise publishing.Refused("Only an editor can do this.")
        publishing.restore(edition, editor=request.user)
        words = f"Edition {edition.number} {RESTORED}. Readers see no change yet."
        self._confirm(request, edition, words)
        return redirect(form_of(record))

    def _confirm(self, request: HttpRequest, edition: Edition, words: str) -> HttpResponse:
        self.log_change(request, history_of(edition), words)
        self.message_user(request, words)
        return redirect("admin:content_edition_change", edition.pk)


def _now(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    """How the working text differs from the edition, if the record still exists."""
    try:
        record = publishing.record_of(edition)
    except publishing.Refused:
        return {"record": None}
    snapshot = publishing.snapshot_of(record)
    now = {
        "record": record,
        "record_url": form_of(record),
        "may_restore": _may_change(request, record) and snapshot.differs_from(edition),
    }
    try:
        return {**now, "differences": differences_from(edition, snapshot)}
    except MissingCaution as missing:
        return {**now, "missing": str(missing)}


def _may_change(request: HttpRequest, record: Publishable) -> bool:
    return bool(request.user.has_perm(f"content.change_{record._meta.model_name}"))


@admin.register(ClinicalApprover)
class ClinicalApproverAdmin(admin.ModelAdmin):
    """Profession and register of each approver. The right to approve comes from the group."""

    list_display = (
        "user",
        "profession",
        "register",
        "registration_number",
        "registration_checked_on",
    )
    autocomplete_fields = ("user",)
