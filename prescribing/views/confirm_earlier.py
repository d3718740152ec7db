"""Is this still true? Answers taken over from an earlier pack, confirmed section by section."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from content.articles.compose import CautionCard
from prescribing.drafts import store
from prescribing.interview import earlier_pack
from prescribing.interview.edit_token import FIELD, ChangedElsewhere, page_token
from prescribing.interview.journey import Journey, Section
from prescribing.interview.read_back import Page, page_of, patient_of
from prescribing.interview.steps import STEPS
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.views.form_page import FIRST, cards_of
from prescribing.views.visit import (
    Visit,
    address_of,
    load_visit,
    no_draft,
    redirect_with_cookie,
    require_draft,
)


@dataclass(frozen=True)
class Shown:
    """A page of the section as it stands here.

    intro: the template that heads the page where it is answered; empty if there is none.
    cards: its cautions; None if they cannot be read. is_missing: the pack says nothing on it.
    """

    page: Page
    intro: str
    cards: list[CautionCard] | None
    is_missing: bool


@require_draft
def still_true(request: HttpRequest, here: Visit) -> HttpResponse:
    """A section with something to check: the one asked for, or the first."""
    if request.method == "POST":
        return _confirm(request, here)
    wanted = _asked_for(here.journey, request.GET.get("section"))
    return _show(request, here, wanted or _first(here.journey))


def _asked_for(journey: Journey, number: str | None) -> Section | None:
    """The section of that number, while anything of it is to check."""
    return next((s for s in journey.sections if s.unconfirmed and str(s.number) == number), None)


def _first(journey: Journey) -> Section | None:
    return next((section for section in journey.sections if section.to_confirm), None)


def _confirm(request: HttpRequest, here: Visit) -> HttpResponse:
    """Take what was shown for checked; whoever sends it twice is shown where they are."""
    number, seen = request.POST.get("section"), request.POST.get(FIELD)

    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        journey = Journey(STEPS, answers)
        section = _asked_for(journey, number)
        if section is None:
            return answers
        if seen != _digest(answers, section, here.tag):
            raise ChangedElsewhere(None)
        return earlier_pack.confirm(
            answers, journey.to_confirm & {step.slug for step in section.steps}
        )

    try:
        draft = store.change(here.key, apply)
    except store.NoDraft:
        return no_draft(request)
    except ChangedElsewhere:
        fresh = load_visit(request)
        section = _asked_for(fresh.journey, number) or _first(fresh.journey)
        return _show(request, fresh, section, is_changed=True)
    journey = Journey(STEPS, draft.answers)
    return redirect_with_cookie(draft, journey.after_section(_asked_for(journey, number)))


def _digest(stored: Mapping[str, Any], section: Section, draft: str) -> str:
    """What the button carries: everything stored for the section, with the items of its lists."""
    return page_token({step.slug: stored.get(step.slug) for step in section.steps}, draft)


def _show(
    request: HttpRequest, here: Visit, section: Section | None, *, is_changed: bool = False
) -> HttpResponse:
    """What of the section is not checked yet; where no word can confirm anything, the way on."""
    if here.draft is None or section is None or not section.to_confirm:
        return redirect(address_of(here.journey.after_section(section)))
    reader = NameRecogniser(default_list())
    pages = [page_of(here.journey, step, reader) for step in section.steps]
    shown = [_shown(here, page) for page in pages if page.unconfirmed or not page.answered]
    context = {
        "journey": here.journey,
        "helping": here.journey.is_by_a_helper,
        "section": section,
        "patient": patient_of(here.journey),
        "helper_name": _helper_name(here.journey),
        "pack_made_on": earlier_pack.made_on(here.draft.answers),
        "shown": shown,
        "checked": [page for page in pages if page.answered and not page.unconfirmed],
        "is_partial": not all(page.answered and not page.must_reanswer for page in pages),
        "is_caution_missing": any(each.cards is None for each in shown),
        "seen": _digest(here.draft.answers, section, here.tag),
        "is_changed": is_changed,
    }
    status = 422 if is_changed else 200
    return render(request, "prescribing/earlier_pack/confirm.html", context, status=status)


def _shown(here: Visit, page: Page) -> Shown:
    # The first page's intro asks for consent, which was given when the pack was uploaded.
    intro = "" if page.step == FIRST else page.step.form.intro
    is_missing = not here.journey.submitted(page.step)
    return Shown(page.of_the_pack, intro, cards_of(page.step), is_missing)


def _helper_name(journey: Journey) -> str:
    """Of whoever answered for the person with MS then; empty where nobody did."""
    form = journey.form(FIRST)
    return str(form.cleaned_data["helper_name"]) if form.is_valid() else ""
