"""Forms with rich text: let the editor run under our Content-Security-Policy."""

from typing import Any

from csp.constants import NONCE, UNSAFE_INLINE
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from js_asset import Media

from content.admin.base import WideAdmin

# The editor needs an import map, which is an inline script, and adds one inline style sheet. The
# change forms of the admin allow both, and no other page does.
EDITING = {"script-src": [NONCE], "style-src": [UNSAFE_INLINE]}


class ProseAdmin(WideAdmin):
    """A form with rich text."""

    save_on_top = True

    class Media:
        js = ("editing.js",)

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
