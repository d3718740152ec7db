"""Answers of an earlier pack: people confirm that they are still true, section by section."""

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
from prescribing.medicines.recognise import NameRecogniser
from prescribing.name_list.current import current_list
from prescribing.views.form_page import FIRST, cards_of
from prescribing.views.visit import (
    SavedVisit,
    address_of,
    load_visit,
    no_draft,
    redirect_with_cookie,
    require_draft,
)


@dataclass(frozen=True)
class EarlierPage:
    """A page of the section, to be read and confirmed.

    intro: the template that heads the page where it is answered; empty if there is none.
    cards: its cautions; None if they cannot be read. is_missing: the pack has no answer to it.
    """

    page: Page
    intro: str
    cards: list[CautionCard] | None
    is_missing: bool


@require_draft
def confirm_section(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """A section with unconfirmed answers: the one asked for, or the first."""
    if request.method == "POST":
        return _confirm(request, visit)
    section = _unconfirmed_section(visit.journey, request.GET.get("section"))
    return _show(request, visit, section or _first_section(visit.journey))


def _unconfirmed_section(journey: Journey, number: str | None) -> Section | None:
    """The section of that number, if any of its answers is unconfirmed."""
    return next((s for s in journey.sections if s.unconfirmed and str(s.number) == number), None)


def _first_section(journey: Journey) -> Section | None:
    return next((section for section in journey.sections if section.to_confirm), None)


def _confirm(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """Mark the shown answers as confirmed. Sent twice, it changes nothing more."""
    number, token = request.POST.get("section"), request.POST.get(FIELD)

    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        journey = Journey(STEPS, answers)
        section = _unconfirmed_section(journey, number)
        if section is None:
            return answers
        if token != _section_token(answers, section, visit.tag):
            raise ChangedElsewhere(None)
        return earlier_pack.confirm(
            answers, journey.to_confirm & {step.slug for step in section.steps}
        )

    try:
        draft = store.change(visit.key, apply)
    except store.NoDraft:
        return no_draft(request)
    except ChangedElsewhere:
        return _show_changed(request, number)
    journey = Journey(STEPS, draft.answers)
    return redirect_with_cookie(draft, journey.after_section(_unconfirmed_section(journey, number)))


def _section_token(answers: Mapping[str, Any], section: Section, tag: str) -> str:
    """The form's token: for everything stored for the section, with the items of its lists."""
    return page_token({step.slug: answers.get(step.slug) for step in section.steps}, tag)


def _show_changed(request: HttpRequest, number: str | None) -> HttpResponse:
    """The section as another window left it."""
    visit = load_visit(request)
    if not isinstance(visit, SavedVisit):
        return no_draft(request)
    section = _unconfirmed_section(visit.journey, number) or _first_section(visit.journey)
    return _show(request, visit, section, is_changed=True)


def _show(
    request: HttpRequest, visit: SavedVisit, section: Section | None, *, is_changed: bool = False
) -> HttpResponse:
    """The unconfirmed answers of the section; the next page if there are none to confirm."""
    journey = visit.journey
    if section is None or not section.to_confirm:
        return redirect(address_of(journey.after_section(section)))
    recogniser = NameRecogniser(current_list())
    pages = [page_of(journey, step, recogniser) for step in section.steps]
    shown = [
        _earlier_page(journey, page) for page in pages if page.unconfirmed or not page.answered
    ]
    context = {
        "journey": journey,
        "helping": journey.is_by_a_helper,
        "section": section,
        "patient": patient_of(journey),
        "helper_name": _helper_name(journey),
        "pack_made_on": earlier_pack.made_on(journey.answers),
        "shown": shown,
        "checked": [page for page in pages if page.answered and not page.unconfirmed],
        "is_partial": not all(page.answered and not page.must_reanswer for page in pages),
        "is_caution_missing": any(page.cards is None for page in shown),
        "seen": _section_token(visit.draft.answers, section, visit.tag),
        "is_changed": is_changed,
    }
    status = 422 if is_changed else 200
    return render(request, "prescribing/earlier_pack/confirm.html", context, status=status)


def _earlier_page(journey: Journey, page: Page) -> EarlierPage:
    intro = page.step.form.intro
    is_missing = not journey.submitted(page.step)
    return EarlierPage(page.of_the_pack, intro, cards_of(page.step), is_missing)


def _helper_name(journey: Journey) -> str:
    """Of the person who answered for the person with MS when the pack was made; empty if none."""
    form = journey.form(FIRST)
    return str(form.cleaned_data["helper_name"]) if form.is_valid() else ""
