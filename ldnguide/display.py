"""How pages look to one reader: text size, spacing and colours, chosen at /display/.

Every page is the same for everybody and links /display.css, which answers with the style sheets of
what this browser chose. The choice is in a cookie that is set when somebody chooses, and not before
(docs/adr/0018).
"""

from datetime import timedelta
from functools import cache
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

REMEMBERED_FOR = timedelta(days=365)
# Style sheets of ldnguide/static for each choice; none for what every page is without a choice.
SHEETS = {
    "larger": ("larger.css",),
    "largest": ("largest.css",),
    "wide": ("wide.css",),
    "light": ("light.css",),
    "cream": ("light.css", "cream.css"),
    "dark": ("dark.css",),
}


def _one_of(label: str, error: str, **choices: str) -> forms.ChoiceField:
    """A question with a radio button for each of its few answers."""
    return forms.ChoiceField(
        label=label,
        choices=list(choices.items()),
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={"required": error, "invalid_choice": error},
    )


class DisplayForm(forms.Form):
    """What can be chosen."""

    text = _one_of(
        "Text size", "Choose a text size.", usual="Usual", larger="Larger", largest="Largest"
    )
    spacing = _one_of(
        "Spacing",
        "Choose the spacing.",
        usual="Usual",
        wide="Wide: more room between lines, words and letters",
    )
    colours = _one_of(
        "Colours",
        "Choose the colours.",
        device="As my device says: light or dark",
        light="Light",
        cream="Cream",
        dark="Dark",
    )


AS_USUAL = {"text": "usual", "spacing": "usual", "colours": "device"}


def chosen(request: HttpRequest) -> dict[str, str]:
    """What the cookie says; a value that is not made of our choices counts as none."""
    values = request.COOKIES.get(settings.DISPLAY_COOKIE_NAME, "").split(".")
    form = DisplayForm(dict(zip(AS_USUAL, values, strict=False)))
    is_whole = len(values) == len(AS_USUAL) and form.is_valid()
    return form.cleaned_data if is_whole else AS_USUAL


@require_safe
@cache_control(private=True, no_store=True)
def display_css(request: HttpRequest) -> HttpResponse:
    """The style sheets of this browser's choice, for screens only; empty without a choice."""
    names = [name for value in chosen(request).values() for name in SHEETS.get(value, ())]
    css = "".join(f"@media screen {{\n{_sheet(name)}}}\n" for name in names)
    return HttpResponse(css, content_type="text/css; charset=utf-8")


@cache
def _sheet(name: str) -> str:
    return (settings.BASE_DIR / "ldnguide" / "static" / name).read_text("utf-8")


# Exempt: a token would need a cookie before anything was chosen, and a forged form could only
# change how pages look. Browsers name the site that a form comes from, so that is refused too.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    """The page to choose on, and back to the page that led here."""
    if request.method != "POST":
        back = _local(request, request.headers.get("Referer", ""))
        return _page(request, DisplayForm(initial=chosen(request)), back)
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise PermissionDenied
    form, back = DisplayForm(request.POST), _local(request, request.POST.get("back", ""))
    if not form.is_valid():
        return _page(request, form, back, status=422)
    response = redirect(back)
    _remember(response, form.cleaned_data)
    return response


def _page(request: HttpRequest, form: DisplayForm, back: str, status: int = 200) -> HttpResponse:
    return render(request, "display.html", {"form": form, "back": back}, status=status)


def _local(request: HttpRequest, address: str) -> str:
    """The path of an address of this site; the home page for any other, and for this page."""
    home = reverse("home")
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return home
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    is_ours = url_has_allowed_host_and_scheme(path, None) and path.startswith("/")
    return path if is_ours and parts.path != request.path else home


def _remember(response: HttpResponse, choices: dict[str, str]) -> None:
    """Set the cookie; without any choice take it back."""
    if choices == AS_USUAL:
        response.delete_cookie(settings.DISPLAY_COOKIE_NAME, samesite="Lax")
        return
    response.set_cookie(
        settings.DISPLAY_COOKIE_NAME,
        ".".join(choices.values()),
        max_age=REMEMBERED_FOR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
