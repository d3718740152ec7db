"""A Pack in, a tagged PDF/UA-1 out: each of its documents laid out, then joined."""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string

from content.required import URGENT_HELP
from ldnguide.printing import fonts
from ldnguide.printing.pdf import LaidOut, lay_out, layout_lock, write_pdf
from prescribing.pack.documents import (
    LETTER,
    PRESCRIBER_INFORMATION,
    PackDocument,
    number_documents,
)
from prescribing.pack.guidance import Guidance
from prescribing.pack.page_one import fit
from prescribing.pack.records import Pack
from prescribing.pack.sections import SECTIONS
from prescribing.pack.typesetting import setting

# Tried in turn until the letter is one page: how far its budgets shrink, and how much closer lines
# and rows stand together (print.css). The size of its type never changes.
TIGHT, TIGHTEST = "pack-letter-tight", "pack-letter-tight pack-letter-tightest"
FITTINGS = (
    (1.0, ""),
    (1.0, TIGHT),
    (0.8, TIGHT),
    (0.6, TIGHT),
    (0.45, TIGHT),
    (0.3, TIGHT),
    (0.2, TIGHT),
    (0.2, TIGHTEST),
)


class LetterTooLong(RuntimeError):
    """The letter did not fit on one page at any scale: a fault of ours, never of what was typed."""


def documents(pack: Pack, guidance: Guidance) -> tuple[PackDocument, ...]:
    """What the pack holds, in order. No document 5 while its page is not published."""
    missing = set() if guidance.information else {PRESCRIBER_INFORMATION}
    return number_documents(set(pack.documents) - missing)


def pack_context(pack: Pack, guidance: Guidance) -> dict[str, Any]:
    """What every document's template reads, in print and in the preview."""
    listed = documents(pack, guidance)
    return {
        "pack": pack,
        "sections": SECTIONS,
        "letter": fit(pack, fonts.width_of),
        "tight": "",
        "documents": listed,
        "enclosed": [each for each in listed if each.slug != LETTER and not each.for_patient],
        "setting": setting(pack, fonts.width_of),
        "urgent_help": guidance.cautions[URGENT_HELP],
        "cautions": [card for key, card in guidance.cautions.items() if key != URGENT_HELP],
        "information": guidance.information,
        "alerts": guidance.alerts,
        "caution_on": {key.replace("-", "_"): card for key, card in guidance.alerts.cards.items()},
        "numbers": {each.slug.replace("-", "_"): each.number for each in listed},
    }


def render_pack(pack: Pack, guidance: Guidance) -> bytes:
    """The whole pack as PDF/UA-1. Raises LetterTooLong and fonts.MissingFont."""
    with layout_lock:
        context = pack_context(pack, guidance)
        first, *others = context["documents"]
        letter = _one_page_letter(first, pack, context)
        rest = [_laid_out(each, context, pack.text_size) for each in others]
    return write_pdf([letter, *rest])


def _one_page_letter(first: PackDocument, pack: Pack, context: dict[str, Any]) -> LaidOut:
    for scale, tight in FITTINGS:
        slots = fit(pack, fonts.width_of, scale)
        letter = _laid_out(first, {**context, "letter": slots, "tight": tight})
        if letter.page_count == 1:
            return letter
    raise LetterTooLong


def _laid_out(
    document: PackDocument, context: dict[str, Any], text_size: int | None = None
) -> LaidOut:
    html = render_to_string("pack/print.html", {**context, "document": document})
    if document.slug == PRESCRIBER_INFORMATION:
        return _kept_laid_out(html, text_size)
    return lay_out(html, text_size)


@lru_cache(maxsize=3)
def _kept_laid_out(html: str, text_size: int | None) -> LaidOut:
    """The document that is the same for everybody: laid out once, and anew when its text changes.

    One entry for each text size; its words are the key, so no pack can print what is out of date.
    """
    return lay_out(html, text_size)
