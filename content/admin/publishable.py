"""The admin of published records: their status, preview and submission."""

from collections.abc import Callable
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin

from content import publishing
from content.admin.changelist import ListedAdmin, OrderForm
from content.admin.optimistic_lock import as_saved
from content.admin.prose import ProseAdmin
from content.admin.readonly_prose import ReadableProse
from content.admin.submit_form import SubmitForm
from content.articles.library import MissingCaution
from content.editions.values import published_record
from content.models import Edition, Publishable
from content.publishing.findings import findings_in
from content.publishing.preview import preview
from content.publishing.status import publication_of

# For two pages only: the preview page shows the reader's page in frames.
FRAMED = {"frame-ancestors": [SELF]}
FRAMING = {"frame-src": [SELF]}


class PublishableAdmin(ReadableProse, ListedAdmin, ProseAdmin):
    """A record that is published in editions. Saving its form changes nothing for readers."""

    def uses(self, record: Any) -> list[str]:
        """A record with editions cannot be deleted, only unpublished."""
        published = Edition.objects.of(record.published_as, record.pk).exists()
        return ["it has been published. Unpublish its current edition instead"] if published else []

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Note who changed the text: they may not approve it. A new order is public at once."""
        super().save_related(request, form, formsets, change)
        if isinstance(form, OrderForm):
            return
        if _text_changed(form, formsets):
            form.instance.contributors.add(request.user)
        publishing.reorder(form.instance)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Go on to the preview or the submission if that button was pressed."""
        return self._onward(request, obj) or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """Go on to the preview or the submission if that button was pressed."""
        return self._onward(request, obj) or super().response_change(request, obj)

    def _onward(self, request: HttpRequest, record: Any) -> HttpResponse | None:
        for name in ("preview", "submit"):
            if f"_{name}" in request.POST:
                self.message_user(request, f"“{record}” is saved.", messages.SUCCESS)
                return redirect(self.address(name, record))
        return None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Add the publication status, and buttons to preview and submit."""
        record = as_saved(context)
        if record:
            context["publication"] = publication_of(publishing.snapshot_of(record))
        context |= {
            "has_next_steps": True,
            "show_save_and_add_another": False,
            "is_unsaved": context["adminform"].form.is_bound,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, record: Any) -> str | None:
        """The public address of the current edition; None if there is none."""
        edition = publishing.current_edition(record)
        if edition is None:
            return None
        published: str = published_record(edition).get_absolute_url()
        return published

    def get_urls(self) -> list[Any]:
        own = [
            path(f"<path:object_id>/{address}/", self._guarded(view), name=self._named(name))
            for address, view, name in self.own_views()
        ]
        return own + super().get_urls()

    def own_views(self) -> list[tuple[str, Callable[..., HttpResponse], str]]:
        """Path below the record's own, view, and name of each extra page."""
        return [
            ("submit", self.submit_view, "submit"),
            ("preview", self.preview_view, "preview"),
            ("preview/reader", self.reader_view, "reader"),
        ]

    def _named(self, name: str) -> str:
        return f"content_{self.opts.model_name}_{name}"

    def _guarded(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Check the right to view, and pass the record in place of its id."""

        def guarded(request: HttpRequest, object_id: str) -> HttpResponse:
            record = self.get_object(request, object_id)
            if record is None:
                raise Http404
            if not self.has_view_permission(request, record):
                raise PermissionDenied
            return view(request, record)

        return self.admin_site.admin_view(guarded)

    def submit_view(self, request: HttpRequest, record: Publishable) -> HttpResponse:
        """Show what the checks found; a POST submits the text for approval."""
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        snapshot = publishing.snapshot_of(record)
        form = SubmitForm(request.POST or None, findings=findings_in(snapshot))
        if request.method == "POST" and form.is_valid():
            try:
                publishing.submit(snapshot, author=request.user, **form.submitted)
            except publishing.Refused as refused:
                form.add_error(None, str(refused))
            else:
                self.log_change(request, record, "Submitted for approval.")
                self.message_user(request, f"“{record}” is waiting for approval.")
                return redirect(self.address("change", record))
        context = {"form": form, "publication": publication_of(snapshot)}
        return self._page(request, record, "submit", context, title=f"Submit “{record}”")

    @method_decorator(csp_replace(FRAMING))
    def preview_view(self, request: HttpRequest, record: Publishable) -> HttpResponse:
        """The saved text at two widths, in frames."""
        context = {"may_submit": self.has_change_permission(request, record)}
        return self._page(request, record, "preview", context, title=f"Preview of “{record}”")

    @method_decorator(xframe_options_sameorigin)
    @method_decorator(csp_replace(FRAMED))
    def reader_view(self, request: HttpRequest, record: Publishable) -> HttpResponse:
        """The saved text as readers will see it: the page in the frames."""
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
                f"{view}_url": self.address(view, record)
                for view in ("change", "submit", "preview", "reader")
            },
        }
        return TemplateResponse(request, f"admin/content/{name}.html", {**here, **context})


def _text_changed(form: Any, formsets: Any) -> bool:
    # The order of sections needs approval, the record's place in lists does not.
    sections = (section for formset in formsets for section in formset.forms)
    return bool(set(form.changed_data) - {"order"}) or any(part.changed_data for part in sections)
