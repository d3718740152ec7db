"""A page of guidance as a tagged PDF, with the facts of its edition.

It reads no database: the caller chooses which edition of the page is printed.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from content.articles.compose import Article, Part
from content.markup.tree import elements, parse, walk, write
from ldnguide.printing.pdf import lay_out, write_pdf

# A picture is 8 cm wide, or less if that makes it higher than a page. One that is higher than this
# many times its width would be set in type too small to read.
TALLEST = 3.6


class Change(NamedTuple):
    """What one edition changed, in the words of its editor."""

    number: int
    published_on: date
    note: str


@dataclass(frozen=True)
class LeafletFacts:
    """What a leaflet says about its page.

    edition: its number. address: the whole address on the web, with its scheme and host; or words,
    for what is not there. checked_by: a role and register; empty if no clinician has approved the
    page. notice: stands above the text, such as that the edition is superseded or its review
    overdue; may be empty. changes: newest first.
    """

    edition: int
    address: str
    written_by: str
    checked_by: str
    published_on: date
    review_due: date
    approved_on: date | None = None
    is_preview: bool = False
    notice: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def is_approved(self) -> bool:
        return bool(self.checked_by)

    @property
    def link(self) -> str | None:
        """The address, if it is one."""
        return self.address if self.address.startswith(("https://", "http://")) else None


def render_leaflet(article: Article, facts: LeafletFacts) -> bytes:
    """The page as PDF/UA-1. Raises fonts.MissingFont."""
    parts = [
        replace(part, figure=_printable(part.figure))
        for part in article.parts
        if _says_something(part)
    ]
    context = {"article": article, "parts": parts, "facts": facts}
    html = render_to_string("content/leaflet.html", context)
    return write_pdf([lay_out(html, address=facts.link)])


def _says_something(part: Part) -> bool:
    """Whether anything stands below its heading: a bare one on paper looks like a fault."""
    return bool(part.body.strip() or part.cards or part.studies or part.figure)


def _printable(figure: SafeString) -> SafeString:
    """The figure without a picture that is too tall, or drawn for a phone where paper has its own.

    Its words are in any case there.
    """
    whole = parse(figure)
    for picture in elements(whole, "svg"):
        if "figure-narrow" in picture.attributes["class"]:
            picture.start, picture.children, picture.end = "", [], ""
            continue
        _, _, width, height = map(float, picture.attributes["viewbox"].split())
        if height > TALLEST * width:
            instead = render_to_string("content/leaflet_picture.html")
            picture.start, picture.children, picture.end = "", [instead], ""
    return mark_safe(write(walk(whole)))  # noqa: S308
