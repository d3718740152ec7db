"""What waits for a clinical approver: the change, what the checks found, the checklist, sources."""

import json
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from content import publishing
from content.admin.base import ReadOnlyAdmin
from content.checks import CHECKLIST
from content.editions import references_for
from content.library import MissingCaution
from content.models import Edition, Publishable, Submission
from content.record_differences import differences_from_published
from content.texts import dumped, text_of


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    """A list of what waits and what was decided; the page of one is where that happens."""

    list_display = ("title", "kind", "state", "author", "submitted_at", "decided_by")
    list_filter = ("state", "kind")
    list_select_related = ("author", "decided_by")
    search_fields = ("title", "change_note", "comment")

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Read it, then approve it, return it, or take it back."""
        submission = self.seen(request, object_id)
        if request.method == "POST":
            try:
                return self._decide(request, submission)
            except publishing.Refused as refused:
                messages.error(request, str(refused))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": submission,
            "title": f"{submission}",
            "submission": submission,
            "ticked": request.POST.getlist("checked"),
            "comment": request.POST.get("comment", ""),
            **self._to_read(submission),
            "may_approve": request.user.has_perm(publishing.APPROVE),
            "may_take_back": request.user.has_perm("content.change_page"),
        }
        return TemplateResponse(request, "admin/content/submission_review.html", context)

    def _to_read(self, submission: Submission) -> dict[str, Any]:
        try:
            record = publishing.record_of(submission)
        except publishing.Refused as gone:
            return {"gone": str(gone)}
        text = json.loads(submission.text)
        try:
            differences = differences_from_published(record, text)
        except MissingCaution:
            differences = None
        return {
            "record": record,
            "record_url": _address(record, "change"),
            "preview_url": _address(record, "preview"),
            "has_changed": text != json.loads(dumped(text_of(record))),
            "edition": publishing.current_edition(record),
            "differences": differences,
            "findings": json.loads(submission.findings),
            "references": list(references_for(record, text).values()),
            "checklist": CHECKLIST,
            "shown_on": publishing.pages_showing(record),
        }

    def _decide(self, request: HttpRequest, submission: Submission) -> HttpResponse:
        user, done = request.user, request.POST.get("done")
        if done == "approve":
            edition = publishing.approve(
                submission, approver=user, checked=request.POST.getlist("checked")
            )
            self._say(request, edition, f"Edition {edition.number} of “{edition.title}” is public.")
        elif done == "return":
            publishing.send_back(submission, approver=user, comment=request.POST.get("comment", ""))
            self._say(request, submission, f"“{submission.title}” went back to its editors.")
        elif done == "take-back" and user.has_perm("content.change_page"):
            publishing.take_back(submission, editor=user)
            self._say(request, submission, f"“{submission.title}” is a draft again.")
        else:
            raise publishing.Refused("Choose what to do.")
        return redirect("admin:content_submission_changelist")

    def _say(self, request: HttpRequest, about: Submission | Edition, words: str) -> None:
        self.log_change(request, publishing.record_of(about), words)
        self.message_user(request, words)


def _address(record: Publishable, name: str) -> str:
    return reverse(f"admin:content_{record._meta.model_name}_{name}", args=[record.pk])
