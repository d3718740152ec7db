"""What the forms of published records have in common: where they stand, preview, submission."""

from collections.abc import Callable
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin

from content import publishing
from content.admin.base import GuardedAdmin
from content.admin.prose import ProseAdmin
from content.admin.submitting import SubmitForm
from content.library import MissingCaution
from content.models import Edition, Publishable, Submission
from content.previews import preview
from content.publication import publication_of
from content.review import Clock
from content.submission_checks import findings_in

# Only these two pages: a preview stands in a frame of the page around it.
FRAMED = {"frame-ancestors": [SELF]}
FRAMING = {"frame-src": [SELF]}


class PublishableAdmin(GuardedAdmin, ProseAdmin):
    """A record that readers see in editions. Saving its form changes nothing for them."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With what the list says of each record's current edition, in one query."""
        records: QuerySet[Any] = super().get_queryset(request)
        named = {"kind": self.model.published_as, "record_id": OuterRef("pk")}
        editions = Edition.objects.current().filter(**named)
        until = editions.annotate(until=Coalesce("extended_to", "review_due")).values("until")
        waiting = Submission.objects.filter(**named, state=Submission.State.WAITING)
        annotated: QuerySet[Any] = records.annotate(
            edition_number=Subquery(editions.values("number")[:1]),
            edition_due=Subquery(until[:1]),
            edition_approver=Subquery(editions.values("approver_role")[:1]),
            is_waiting=Exists(waiting),
        )
        return annotated

    @admin.display(description="Published", ordering=F("edition_number"))
    def published(self, record: Any) -> str:
        """Which edition is public, whether a clinician approved it, and what waits."""
        waits = "; the next waits for an approver" if record.is_waiting else ""
        if not record.edition_number:
            return f"Not published{waits}"
        approved = "approved" if record.edition_approver else "not approved"
        return f"Edition {record.edition_number}, {approved}{waits}"

    @admin.display(description="Review", ordering=F("edition_due"))
    def review(self, record: Any) -> str:
        """When the text must be looked at again, and a word when that is near or past."""
        return review_words(record.edition_due) if record.edition_due else "–"

    def uses(self, record: Any) -> list[str]:
        """What was published stays in the history: it can be unpublished, not deleted."""
        published = Edition.objects.of(record.published_as, record.pk).exists()
        return ["it has been published. Unpublish its current edition instead"] if published else []

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Whoever changes the text may not approve it. Its place in lists is public at once."""
        super().save_related(request, form, formsets, change)
        if _text_changed(form, formsets):
            form.instance.contributors.add(request.user)
        publishing.reorder(form.instance)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """The list's own form saves the order by this alone."""
        super().save_model(request, obj, form, change)
        publishing.reorder(obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say where the record stands between draft and public."""
        record = context["original"]
        if record:
            context["publication"] = publication_of(record)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[Any]:
        own = [
            path(f"<path:object_id>/{address}/", self._guarded(view), name=self._named(name))
            for address, view, name in self.own_views()
        ]
        return own + super().get_urls()

    def own_views(self) -> list[tuple[str, Callable[..., HttpResponse], str]]:
        """The address below a record's own, the view, and its name."""
        return [
            ("submit", self.submit_view, "submit"),
            ("preview", self.preview_view, "preview"),
            ("preview/reader", self.reader_view, "reader"),
        ]

    def _named(self, name: str) -> str:
        return f"content_{self.opts.model_name}_{name}"

    def _guarded(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """For staff who may see the record, which is handed over in place of its id."""

        def guarded(request: HttpRequest, object_id: str) -> HttpResponse:
            record = self.get_object(request, object_id)
            if record is None:
                raise Http404
            if not self.has_view_permission(request, record):
                raise PermissionDenied
            return view(request, record)

        return self.admin_site.admin_view(guarded)

    def submit_view(self, request: HttpRequest, record: Publishable) -> HttpResponse:
        """What the checks found, what changed for readers, and the way to an approver."""
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        form = SubmitForm(request.POST or None, findings=findings_in(record))
        if request.method == "POST" and form.is_valid():
            try:
                publishing.submit(record, author=request.user, **form.submitted)
            except publishing.Refused as refused:
                form.add_error(None, str(refused))
            else:
                self.log_change(request, record, "Submitted for approval.")
                self.message_user(request, f"“{record}” waits for an approver.")
                return redirect(self.address("change", record))
        context = {"form": form, "publication": publication_of(record), "preview": None}
        return self._page(request, record, "submit", context, title=f"Submit “{record}”")

    @method_decorator(csp_replace(FRAMING))
    def preview_view(self, request: HttpRequest, record: Publishable) -> HttpResponse:
        """The saved text as readers will see it, at two widths."""
        return self._page(request, record, "preview", {}, title=f"Preview of “{record}”")

    @method_decorator(xframe_options_sameorigin)
    @method_decorator(csp_replace(FRAMED))
    def reader_view(self, request: HttpRequest, record: Publishable) -> HttpResponse:
        """What stands in the frames."""
        try:
            template, context = preview(record)
        except MissingCaution as missing:
            template, context = "content/preview_missing.html", {"caution": missing}
        return TemplateResponse(request, template, context)

    def address(self, name: str, record: Publishable) -> str:
        return reverse(f"admin:{self._named(name)}", args=[record.pk])

    def _page(
        self,
        request: HttpRequest,
        record: Publishable,
        name: str,
        context: dict[str, Any],
        title: str,
    ) -> HttpResponse:
        here = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "title": title,
            **{
                f"{each}_url": self.address(each, record)
                for each in ("change", "submit", "preview", "reader")
            },
        }
        return TemplateResponse(request, f"admin/content/{name}.html", {**here, **context})


def review_words(due: Any) -> str:
    """ "in 25 days, by 3 May 2027", "OVERDUE since …"."""
    left = Clock(due).days_left(timezone.localdate())
    if left < 0:
        return f"OVERDUE by {-left} days: {due:%-d %B %Y}"
    return f"in {left} days: {due:%-d %B %Y}" if left <= 90 else f"{due:%-d %B %Y}"


def _text_changed(form: Any, formsets: Any) -> bool:
    forms = [form, *(each for formset in formsets for each in formset.forms)]
    # Where a section stands on its page is part of what is approved; where a page is listed, not.
    return any(set(each.changed_data) - ({"order"} if each is form else set()) for each in forms)
