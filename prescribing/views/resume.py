"""Stopping and coming back: words and a link are made, shown, printed, and taken again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prescribing.drafts import resume, store
from prescribing.drafts.keys import Key
from prescribing.drafts.words.code import Code
from prescribing.interview.navigation import Destination
from prescribing.interview.progress import progress_of
from prescribing.views import qr
from prescribing.views.resume_form import (
    NOTHING_OPENS,
    TRY_AGAIN,
    ReturnForm,
    link_text,
    too_many_tries,
)
from prescribing.views.visit import (
    Visit,
    is_as_shown,
    load_visit,
    no_draft,
    private,
    redirect_with_cookie,
    require_draft,
)

WORDS_FILE = "return-words.txt"


# --- Stopping -----------------------------------------------------------------------------------


@require_draft
def stop(request: HttpRequest, here: Visit) -> HttpResponse:
    """Ask, then show words and link. Sent again after Back it keeps the words there are."""
    if request.method != "POST":
        return render(request, "prescribing/resume/stop.html", _way_back(request, here))
    if not _has_code(here) or "new" in request.POST:
        try:
            resume.make_return_code(here.key)
        except store.NoDraft:
            return no_draft(request)
    return redirect("stop")


@require_safe
@require_draft
def card(request: HttpRequest, here: Visit) -> HttpResponse:
    """The way back on paper, with nothing about anybody's health."""
    if not _has_code(here):
        return redirect("stop")
    return render(request, "prescribing/resume/pause_card.html", _way_back(request, here))


@require_safe
@require_draft
def words_file(request: HttpRequest, here: Visit) -> HttpResponse:
    """The way back as plain text, to save or to put into a password manager."""
    if not _has_code(here):
        return redirect("stop")
    context, kind = _way_back(request, here), "text/plain; charset=utf-8"
    response = render(request, "prescribing/resume/words.txt", context, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{WORDS_FILE}"'
    return response


def _has_code(here: Visit) -> bool:
    return bool(here.draft and here.draft.return_code and here.draft.kept_until)


def _way_back(request: HttpRequest, here: Visit) -> dict[str, Any]:
    """Words, link, QR code and date for a template; `words` is empty where there are none."""
    address = request.build_absolute_uri(reverse("return"))
    code = (here.draft.return_code if here.draft and _has_code(here) else None) or {}
    if not code:
        return {"words": [], "address": address}
    link = f"{address}#{link_text(code['link'])}"
    return {
        "words": code["words"].split(),
        "address": address,
        "link": link,
        "qr": qr.drawing(link),
        "kept_until": here.draft.kept_until if here.draft else None,
    }


# --- Coming back --------------------------------------------------------------------------------


@private
def come_back(request: HttpRequest) -> HttpResponse:
    """One box for words or link; whatever goes wrong, what was typed stays in it."""
    if request.method != "POST":
        load_visit(request)
        return _show(request, ReturnForm(), 200)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _refuse(request, form)
    try:
        return _open(request, form)
    except store.NoDraft:
        form.add_error("code", NOTHING_OPENS)
        return _refuse(request, form)
    except resume.MustWait as wait:
        form.add_error("code", too_many_tries(wait.until))
        return _refuse(request, form, 429)
    except store.Unavailable:
        form.add_error("code", TRY_AGAIN)
        return _show(request, form, 503)


def _open(request: HttpRequest, form: ReturnForm) -> HttpResponse:
    """To the draft; but never away from another one without asking."""
    here, code = load_visit(request), form.cleaned_data["code"]
    if here.draft and _leads_to(here.draft, code):
        return redirect("welcome-back")
    if here.draft and not ("instead" in request.POST and is_as_shown(request, here)):
        return _ask_which(request, here, form)
    come_back = resume.return_by_link if isinstance(code, Key) else resume.return_by_words
    draft = come_back(code, shared=form.cleaned_data["shared"])
    if here.key:
        store.close_device(here.key)  # as the page said that asked
    return redirect_with_cookie(draft, Destination("welcome-back"))


def _ask_which(request: HttpRequest, here: Visit, form: ReturnForm) -> HttpResponse:
    context = {
        "form": form,
        "draft": here.draft,
        "here": progress_of(here.journey),
        "is_other": "instead" in request.POST,
    }
    return render(request, "prescribing/resume/other_draft.html", context)


def _leads_to(draft: store.OpenDraft, code: Code | Key) -> bool:
    """Whether these are the words or the link of the draft that is open here anyway."""
    known = draft.return_code or {}
    if isinstance(code, Key):
        return known.get("link") == code.to_text()
    return known.get("words") == " ".join(code.words)


def _refuse(request: HttpRequest, form: ReturnForm, status: int = 422) -> HttpResponse:
    load_visit(request)  # for the foot of the page
    return _show(request, form, status)


def _show(request: HttpRequest, form: ReturnForm, status: int) -> HttpResponse:
    return render(request, "prescribing/resume/resume.html", {"form": form}, status=status)


@require_safe
@require_draft
def welcome_back(request: HttpRequest, here: Visit) -> HttpResponse:
    """The task list, with a sentence of recap above it."""
    journey = here.journey
    finished = [section.title for section in journey.sections if section.is_done]
    context = {
        "journey": journey,
        "done": len(finished),
        "finished": finished[-1] if finished else "",
        "next": journey.first_unanswered,
    }
    return render(request, "prescribing/resume/welcome_back.html", context)
