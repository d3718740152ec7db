"""Make a tagged PDF/UA-1 of a Pack: lay out each document, then join them."""

from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from math import inf
from typing import Any

from ldnguide.printing import fonts
from ldnguide.printing.pdf import LaidOut, PageNumbers, lay_out, layout_lock, write_pdf
from prescribing.pack.compose import SUMMARY_TEXT_SIZE
from prescribing.pack.documents import (
    HEALTH_SUMMARY,
    LETTER,
    NOTES,
    PRESCRIBER_SHEET,
    RETURN_PAGE,
    PackDocument,
    Reader,
    for_reader,
    in_order,
)
from prescribing.pack.guidance import Guidance
from prescribing.pack.letter_layout import document_html, lay_out_letter
from prescribing.pack.page_one import Layout, fit
from prescribing.pack.records import Pack
from prescribing.pack.return_layout import lay_out_return_page
from prescribing.pack.return_slots import fit_return_page
from prescribing.pack.sections import SECTIONS
from prescribing.pack.typesetting import choose_typesetting

# How many pages a document usually has; if it is not here, it always has one.
USUAL_PAGES = {HEALTH_SUMMARY: 2, PRESCRIBER_SHEET: 2, NOTES: 2}


class Scope(Enum):
    """What a PDF holds. The letter alone is laid out for itself: it refers to nothing else.

    Only the one with everything carries the data copy.
    """

    EVERYTHING = "everything"
    PRACTICE = "for-the-practice"
    LETTER = "letter"


def documents(pack: Pack, guidance: Guidance) -> tuple[PackDocument, ...]:
    """What the pack holds, in order. No prescriber sheet while its page is not published."""
    missing = set() if guidance.information else {PRESCRIBER_SHEET}
    return in_order(set(pack.documents) - missing)


def pack_context(pack: Pack, guidance: Guidance) -> dict[str, Any]:
    """The context of every document's template, in print and in the preview."""
    in_pack = documents(pack, guidance)
    short = fit(pack, fonts.width_of, Layout.SHORT)  # the layout that cuts most
    return {
        "pack": pack,
        "sections": SECTIONS,
        "letter": fit(pack, fonts.width_of),
        "layout": Layout.USUAL.css_class,
        "is_alone": False,
        "is_close": False,
        "slots": fit_return_page(pack, fonts.width_of),
        "documents": in_pack,
        "enclosed": for_reader(in_pack, Reader.PRACTICE)[1:],
        "typesetting": choose_typesetting(pack, fonts.width_of),
        "carry_caution": guidance.carry_caution,
        "urgent_help": guidance.urgent_help,
        "withdrawal": guidance.withdrawal,
        "reminders": guidance.reminders,
        "information": guidance.information,
        "cuts_an_address": short.cuts_an_address,
    }


def as_printed(pack: Pack, guidance: Guidance) -> tuple[dict[str, Any], dict[PackDocument, int]]:
    """The texts of the letter and the page to return as the PDF has them, and page_counts.

    Raises LetterTooLong and fonts.MissingFont.
    """
    context = pack_context(pack, guidance)
    numbers = PageNumbers(1, 1, Reader.PRACTICE.value)
    with layout_lock:
        texts = {
            "letter": lay_out_letter(pack, context, numbers).slots,
            "slots": lay_out_return_page(pack, context, numbers).slots,
        }
        return texts, page_counts(pack, guidance)


def render_pack(pack: Pack, guidance: Guidance, scope: Scope = Scope.EVERYTHING) -> bytes:
    """The pack, or a part of it, as PDF/UA-1. Raises LetterTooLong and fonts.MissingFont."""
    with layout_lock:
        context = pack_context(pack, guidance)
        if scope is Scope.LETTER:
            alone = {**context, "is_alone": True, "enclosed": ()}
            numbers = PageNumbers(1, 1, Reader.PRACTICE.value)
            return write_pdf([lay_out_letter(pack, alone, numbers).paper])
        readers = [Reader.PRACTICE, Reader.PATIENT][: 1 if scope is Scope.PRACTICE else 2]
        return write_pdf([paper for reader in readers for paper in _for(reader, pack, context)])


def sheet_page_count(guidance: Guidance) -> int:
    """How many pages the prescriber sheet takes; none without its page.

    Raises fonts.MissingFont.
    """
    if not guidance.information:
        return 0
    html = document_html(PackDocument(PRESCRIBER_SHEET), {"information": guidance.information})
    return lay_out(html).page_count


def page_counts(pack: Pack, guidance: Guidance) -> dict[PackDocument, int]:
    """The number of pages of each document of a pack. Raises fonts.MissingFont.

    Only documents without a fixed number are laid out. The sheet for prescribers is laid out with
    the page numbers that it has in the pack, so that a download finds it in the cache.
    """
    counts: dict[PackDocument, int] = {}
    context = pack_context(pack, guidance)
    with layout_lock:
        for reader in Reader:
            pages = _usual_pages(reader, context)
            for document in _summary_first(pages):
                if document.slug in USUAL_PAGES:
                    numbers = PageNumbers.of(document, pages, reader.value)
                    pages[document] = _lay_out(document, pack, context, numbers).page_count
            counts |= pages
    return counts


def _for(reader: Reader, pack: Pack, context: dict[str, Any]) -> list[LaidOut]:
    """The documents of one reader, with page numbers that run through them.

    The number of all pages stands on each of them, so a document with more pages than usual makes
    the others be laid out again. The summary is the least certain one and comes first.
    """
    pages = _usual_pages(reader, context)
    laid_out: dict[PackDocument, LaidOut] = {}
    while len(laid_out) < len(pages):
        laid_out.clear()
        for document in _summary_first(pages):
            numbers = PageNumbers.of(document, pages, reader.value)
            paper = _lay_out(document, pack, context, numbers)
            if paper.page_count != pages[document]:
                pages[document] = paper.page_count
                break
            laid_out[document] = paper
    return [laid_out[document] for document in pages]


def _usual_pages(reader: Reader, context: dict[str, Any]) -> dict[PackDocument, int]:
    """The documents of one reader, in order, with the number of pages that they usually have."""
    in_part = for_reader(context["documents"], reader)
    return {document: USUAL_PAGES.get(document.slug, 1) for document in in_part}


def _summary_first(documents: Iterable[PackDocument]) -> list[PackDocument]:
    return sorted(documents, key=lambda document: document.slug != HEALTH_SUMMARY)


def _lay_out(
    document: PackDocument, pack: Pack, context: dict[str, Any], numbers: PageNumbers
) -> LaidOut:
    if document.slug == LETTER:
        return lay_out_letter(pack, context, numbers).paper
    if document.slug == RETURN_PAGE:
        return lay_out_return_page(pack, context, numbers).paper
    html = document_html(document, context)
    if document.slug == PRESCRIBER_SHEET:
        return _lay_out_cached(html, numbers)
    paper = lay_out(html, _text_size(document, pack), css=numbers.css)
    if document.slug == HEALTH_SUMMARY and 0 < paper.page_count - _most_pages(pack) <= 2:
        closer = document_html(document, {**context, "is_close": True})
        close_paper = lay_out(closer, css=numbers.css)
        return close_paper if close_paper.page_count < paper.page_count else paper
    return paper


def _most_pages(pack: Pack) -> float:
    """How many pages the summary should have: with one or two more it is tried closer.

    Larger text is the patient's choice, and may have as many as it needs.
    """
    if pack.summary_text_size > SUMMARY_TEXT_SIZE:
        return inf
    is_short = not pack.medications.items and not pack.history.conditions.details
    return 1 if is_short else USUAL_PAGES[HEALTH_SUMMARY]


def _text_size(document: PackDocument, pack: Pack) -> float | None:
    """The patient's choice for the patient's pages, and for the summary if asked."""
    if document.slug == HEALTH_SUMMARY:
        return pack.summary_text_size
    return pack.text_size if document.reader is Reader.PATIENT else None


@lru_cache(maxsize=6)
def _lay_out_cached(html: str, numbers: PageNumbers) -> LaidOut:
    """Cached, for the document that is the same in every pack but for its page numbers.

    The text is the key, so a changed text is laid out again and no pack prints an old one.
    """
    return lay_out(html, css=numbers.css)
