"""What the forms of published records have in common: where they stand, preview, submission."""

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

# Only these two pages: a preview stands in a frame of the page around it.
FRAMED = {"frame-ancestors": [SELF]}
FRAMING = {"frame-src": [SELF]}


class PublishableAdmin(ReadableProse, ListedAdmin, ProseAdmin):
    """A record that readers see in editions. Saving its form changes nothing for them."""

    def uses(self, record: Any) -> list[str]:
        """What was published stays in the history: it can be unpublished, not deleted."""
        published = Edition.objects.of(record.published_as, record.pk).exists()
        return ["it has been published. Unpublish its current edition instead"] if published else []

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Whoever changes the text may not approve it. Its place in lists is public at once."""
        super().save_related(request, form, formsets, change)
        if isinstance(form, OrderForm):
            return
        if _text_changed(form, formsets):
            form.instance.contributors.add(request.user)
        publishing.reorder(form.instance)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Go where the button says."""
        return self._onward(request, obj) or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """Go where the button says."""
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
        """Say where the record stands between draft and public, and offer the ways on."""
        record = as_saved(context)
        if record:
            context["publication"] = publication_of(publishing.snapshot_of(record))
        context |= {
            "leads_on": True,
            "show_save_and_add_another": False,
            "is_unsaved": context["adminform"].form.is_bound,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, record: Any) -> str | None:
        """The address at which readers find it now; none if they do not."""
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
        """The saved text as readers will see it, at two widths."""
        context = {"may_submit": self.has_change_permission(request, record)}
        return self._page(request, record, "preview", context, title=f"Preview of “{record}”")

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


def _text_changed(form: Any, formsets: Any) -> bool:
    forms = [form, *(each for formset in formsets for each in formset.forms)]
    # Where a section stands on its page is part of what is approved; where a page is listed, not.
    return any(set(each.changed_data) - ({"order"} if each is form else set()) for each in forms)
