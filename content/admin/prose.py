"""The admin around rich text: the editor's scripts under our Content-Security-Policy."""

from typing import Any

from csp.constants import NONCE, UNSAFE_INLINE
from csp.decorators import csp_update
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from js_asset import Media

from content.admin.base import WideAdmin

# The editor has an import map, which is an inline script, and puts one style sheet of its own into
# the page. Staff's forms alone allow that.
EDITING = {"script-src": [NONCE], "style-src": [UNSAFE_INLINE]}


class ProseAdmin(WideAdmin):
    """A form with rich text, and a text that loses its approval when it is changed."""

    save_on_top = True

    class Media:
        js = ("content/editing.js",)

    @method_decorator(csp_update(EDITING))
    def changeform_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(*args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Give the editor's import map the nonce of this response."""
        nonce = str(request.csp_nonce)  # type: ignore[attr-defined]
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Save the rest; a changed text is dated, and the approval of what it said before goes."""
        super().save_related(request, form, formsets, change)
        if not _text_changed(form, formsets):
            return
        record = form.instance
        was_approved = record.is_approved
        record.approver = record.approved_on = None
        if hasattr(record, "changed_on"):
            record.changed_on = timezone.localdate()
        record.save()
        if was_approved:
            self.message_user(request, f"“{record}” needs a new approval: its text has changed.")

    @admin.display(description="Approved")
    def approved(self, record: Any) -> str:
        """Who approved a text and when, for lists and forms."""
        on = record.approved_on
        return f"{on:%-d %B %Y} by {record.approver}" if on else "Not yet"


def _text_changed(form: Any, formsets: Any) -> bool:
    forms = [form, *(each for formset in formsets for each in formset.forms)]
    # Where a section stands on its page is part of what was approved; where a page is listed, not.
    return any(set(each.changed_data) - ({"order"} if each is form else set()) for each in forms)
