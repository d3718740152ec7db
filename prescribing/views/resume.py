"""Stopping and coming back: words and a link are made, shown, printed, and entered again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ldnguide.printing import qr
from prescribing.drafts import resume, store
from prescribing.drafts.keys import Key
from prescribing.drafts.words.code import Code
from prescribing.interview.navigation import Destination
from prescribing.interview.progress import progress_of
from prescribing.views.resume_form import (
    NOTHING_OPENS,
    TRY_AGAIN,
    ReturnForm,
    link_text,
    too_many_tries,
)
from prescribing.views.visit import (
    SavedVisit,
    is_same_draft,
    load_visit,
    no_draft,
    private,
    redirect_with_cookie,
    require_draft,
)

WORDS_FILE = "return-words.txt"


# --- Stopping -----------------------------------------------------------------------------------


@require_draft
def stop(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """Ask, then show words and link. Sent again after Back it keeps the words there are."""
    if request.method != "POST":
        return render(request, "prescribing/resume/stop.html", _code_context(request, visit))
    if not _has_code(visit) or "new" in request.POST:
        try:
            resume.make_return_code(visit.key)
        except store.NoDraft:
            return no_draft(request)
    return redirect("stop")


@require_safe
@require_draft
def card(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """Words and link on paper, with nothing about anybody's health."""
    if not _has_code(visit):
        return redirect("stop")
    return render(request, "prescribing/resume/pause_card.html", _code_context(request, visit))


@require_safe
@require_draft
def words_file(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """Words and link as plain text, to save or to put into a password manager."""
    if not _has_code(visit):
        return redirect("stop")
    context, content_type = _code_context(request, visit), "text/plain; charset=utf-8"
    response = render(request, "prescribing/resume/words.txt", context, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{WORDS_FILE}"'
    return response


def _has_code(visit: SavedVisit) -> bool:
    return bool(visit.draft.return_code and visit.draft.kept_until)


def _code_context(request: HttpRequest, visit: SavedVisit) -> dict[str, Any]:
    """Words, link, QR code and date for a template; `words` is empty where there are none."""
    address = request.build_absolute_uri(reverse("return"))
    code = visit.draft.return_code
    if not code or not _has_code(visit):
        return {"words": [], "address": address}
    link = f"{address}#{link_text(code['link'])}"
    return {
        "words": code["words"].split(),
        "address": address,
        "link": link,
        "qr": qr.drawing(link),
        "kept_until": visit.draft.kept_until,
    }


# --- Coming back --------------------------------------------------------------------------------


@private
def come_back(request: HttpRequest) -> HttpResponse:
    """One box for words or link; if they open nothing, what was typed stays in it."""
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
    """To the draft. If another one is open, ask before it is replaced."""
    visit, code = load_visit(request), form.cleaned_data["code"]
    if isinstance(visit, SavedVisit):
        if _opens(code, visit.draft):
            return redirect("welcome-back")
        if not ("instead" in request.POST and is_same_draft(request, visit)):
            return _ask_which(request, visit, form)
    come_back = resume.return_by_link if isinstance(code, Key) else resume.return_by_words
    draft = come_back(code, shared=form.cleaned_data["shared"])
    if isinstance(visit, SavedVisit):
        store.close_device(visit.key)  # as the page said that asked
    return redirect_with_cookie(draft, Destination("welcome-back"))


def _ask_which(request: HttpRequest, visit: SavedVisit, form: ReturnForm) -> HttpResponse:
    context = {
        "form": form,
        "draft": visit.draft,
        "here": progress_of(visit.journey),
        "is_other": "instead" in request.POST,
    }
    return render(request, "prescribing/resume/other_draft.html", context)


def _opens(code: Code | Key, draft: store.OpenDraft) -> bool:
    """Whether these are the words or the link of this draft."""
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
def welcome_back(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """The task list, with a sentence of recap above it."""
    journey = visit.journey
    finished = [section.title for section in journey.sections if section.is_done]
    context = {
        "journey": journey,
        "done": len(finished),
        "finished": finished[-1] if finished else "",
        "next": journey.first_unanswered,
    }
    return render(request, "prescribing/resume/welcome_back.html", context)
