"""Submissions: what a clinical approver reads and decides, and what was decided before."""

import json
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core import checks
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from content import publishing
from content.admin.base import ReadOnlyAdmin
from content.admin.edition_forms import form_of, history_of
from content.admin.findings import sentences_in
from content.admin.inbox import ReturnedFilter
from content.editions.values import to_json, values_of
from content.lint.run import CHECKLIST
from content.models import Edition, Reference, Submission
from content.publishing.comparison import Comparison, compared_now, compared_then
from content.staff_names import name_of
from content.system_checks import PUBLISHED

MOST_OF_A_COMMENT = 2000


class CommentForm(forms.Form):
    """What an approver writes to the editors."""

    comment = forms.CharField(
        label="If you return it: what should be changed?",
        required=False,
        max_length=MOST_OF_A_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 80}),
    )


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    """The list of submissions, and the page on which one is approved or returned."""

    list_display = ("title", "kind", "state", "submitted_by", "submitted_at", "decided")
    list_filter = ("state", ReturnedFilter, "kind")
    list_select_related = ("author", "decided_by")
    search_fields = ("title", "change_note", "comment")

    @admin.display(description="Submitted by", ordering="author")
    def submitted_by(self, submission: Submission) -> str:
        return name_of(submission.author)

    @admin.display(description="Decided by", ordering="decided_by")
    def decided(self, submission: Submission) -> str:
        return name_of(submission.decided_by) or "–"

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The submission; a POST approves it, returns it or takes it back."""
        submission = self.get_or_404(request, object_id)
        form = CommentForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                return self._decide(request, submission, form.cleaned_data["comment"])
            except publishing.Refused as refused:
                messages.error(request, str(refused))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": submission,
            "title": f"{submission}",
            "submission": submission,
            "ticked": request.POST.getlist("checked"),
            "form": form,
            "returned": _returned_before(submission),
            **_to_read(submission),
            "may_approve": request.user.has_perm(publishing.APPROVE),
            "may_take_back": _may_take_back(request, submission),
        }
        return TemplateResponse(request, "admin/content/submission_review.html", context)

    def _decide(self, request: HttpRequest, submission: Submission, comment: str) -> HttpResponse:
        user, done = request.user, request.POST.get("done")
        if done == "approve":
            checked = request.POST.getlist("checked")
            edition = publishing.approve(submission, approver=user, checked=checked)
            self._confirm(
                request, edition, f"Edition {edition.number} of “{edition.title}” is now public."
            )
            _warn(request)
        elif done == "return":
            publishing.send_back(submission, approver=user, comment=comment)
            self._confirm(request, submission, f"“{submission.title}” was returned to its editors.")
        elif done == "take-back" and _may_take_back(request, submission):
            publishing.take_back(submission, editor=user)
            self._confirm(
                request, submission, f"“{submission.title}” is no longer waiting for approval."
            )
        else:
            raise publishing.Refused("Choose what to do.")
        return redirect("admin:content_submission_changelist")

    def _confirm(self, request: HttpRequest, about: Submission | Edition, words: str) -> None:
        self.log_change(request, history_of(about), words)
        self.message_user(request, words)


def _warn(request: HttpRequest) -> None:
    """Tell what `manage.py check` finds in the texts that are public now."""
    for found in checks.run_checks(tags=[PUBLISHED], databases=["default"]):
        messages.warning(request, f"{found.msg} {found.hint}")


def _to_read(submission: Submission) -> dict[str, Any]:
    comparison = compared_then(submission)
    read: dict[str, Any] = {
        "comparison": comparison,
        "sentences": sentences_in(json.loads(submission.findings)),
    }
    try:
        record = publishing.record_of(submission)
    except publishing.Refused as gone:
        return read | {"gone": str(gone), "sources": _sources(comparison)}
    if submission.state == Submission.State.WAITING:
        snapshot = publishing.snapshot_submitted(submission)
        comparison = compared_now(record, snapshot)
        read["shown_on"] = publishing.pages_showing(record)
    preview = reverse(f"admin:content_{record._meta.model_name}_preview", args=[record.pk])
    return read | {
        "comparison": comparison,
        "sources": _sources(comparison),
        "record_url": form_of(record),
        "preview_url": preview,
        "has_changed": submission.text != to_json(values_of(record)),
        "checklist": CHECKLIST,
    }


def _sources(comparison: Comparison | None) -> list[tuple[str, tuple[Reference, ...]]]:
    """The sources under their headings; first those that the edition did not cite."""
    if comparison is None:
        return []
    groups = [
        ("New in this text", comparison.new_sources),
        ("Cited before", comparison.old_sources),
    ]
    return [(title, references) for title, references in groups if references]


def _returned_before(submission: Submission) -> Submission | None:
    """The last decided submission of the same record, if it was returned."""
    earlier = Submission.objects.filter(
        kind=submission.kind,
        record_id=submission.record_id,
        submitted_at__lt=submission.submitted_at,
    )
    decided = earlier.exclude(state=Submission.State.TAKEN_BACK)
    last = decided.select_related("decided_by").order_by("-submitted_at").first()
    return last if last and last.state == Submission.State.RETURNED else None


def _may_take_back(request: HttpRequest, submission: Submission) -> bool:
    return bool(request.user.has_perm(f"content.change_{submission.kind}"))
