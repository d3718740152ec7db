"""The pack to fill in by hand: the same file for everybody."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ldnguide.rendering.client import carry_out
from prescribing.pack.blank import render_blank_pack
from prescribing.pack.guidance import read_guidance
from prescribing.views.attachment import attachment
from prescribing.views.visit import private

FILE_NAME = "LDN letter pack to fill in by hand.pdf"


@require_safe
@private
def blank_pack(request: HttpRequest) -> HttpResponse:
    """The blank pack, to download; not cached, because it holds the guidance as it is now."""
    is_head = request.method == "HEAD"
    guidance = read_guidance(timezone.localdate())
    content = b"" if is_head else carry_out(render_blank_pack, guidance, request=request)
    return attachment(content, FILE_NAME, "application/pdf")
