"""Articles, studies and their sources as documents for the search."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape

from content.articles.compose import Article, CautionCard
from content.markup.tree import Begin, Event, parse, walk
from content.markup.typography import kept_together
from content.models import Study
from content.models.study import MSType
from content.search.finding import Document, Part

PAGE, STUDY, SOURCE = "page", "study", "source"
# The numbers of citations, and the markers that become such numbers.
_CITATIONS = re.compile(r"\s*\[(?:\d+(?:, \d+)*|@[^\]]*)\]")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ENDS_A_LINE = {"p", "li", "h3", "h4", "tr", "br"}
_CELLS = {"td", "th"}


def of_article(article: Article, address: str) -> Document:
    """A page: its short version, its sections and the cautions on it."""
    return Document(
        title=article.title,
        address=address,
        kind=PAGE,
        parts=(Part("In short", "short-version", lines(article.summary)), *_sections(article)),
    )


def _sections(article: Article) -> Iterator[Part]:
    for part in article.parts:
        yield Part(part.heading, part.anchor, lines(part.body))
        for card in part.cards:
            yield Part(card.title, card.anchor, lines(_words_of(card)))


def _words_of(card: CautionCard) -> str:
    """A caution's words as HTML, in reading order."""
    for_patients = "".join(f"<p>{line}</p>" for line in card.key_lines_for_patients)
    for_prescribers = "".join(f"<p>{line}</p>" for line in card.key_lines_for_prescribers)
    return for_patients + card.for_patients + for_prescribers + card.for_prescribers


def of_study(study: Study, address: str) -> Document:
    """A study. Every hit in it is shown with the limits of the study."""
    done = (study.design, study.population, study.participants, types_in_words(study))
    dose = ". ".join(filter(None, (study.dose_and_length, study.outcome)))
    result = f"{study.direction_label}. {study.result}"
    return Document(
        title=f"{study.short_name}: {study.reference.title}",
        address=address,
        kind=STUDY,
        parts=(
            Part("Result", "found", _plain(kept_together(result))),
            Part("What was done", "done", kept_together(". ".join(filter(None, done)))),
            Part("Dose, length and outcome", "done", kept_together(dose)),
            Part("Source", "sources", study.reference.formatted.text),
        ),
        beside=_plain(kept_together(f"Main limits: {study.limits}")),
    )


def types_in_words(study: Study) -> str:
    """The types of MS in words. Of a study in all types each is named, so that it is found."""
    types = [str(kind.label) for kind in MSType if kind != MSType.ALL and study.took_in(kind)]
    all_types = [MSType.ALL.label] if MSType.ALL in study.types else []
    return ": ".join(filter(None, (*map(str, all_types), ", ".join(types))))


def of_sources(articles: Mapping[str, Article], besides: Collection[str]) -> Iterator[Document]:
    """Each source that pages cite, at the first page that lists it.

    articles: by address. besides: keys of sources to leave out, as their studies are listed.
    """
    seen = set(besides)
    for address, article in articles.items():
        for source in article.sources:
            if source.key not in seen:
                seen.add(source.key)
                place = f"{address}#{source.anchor}"
                yield Document(source.reference.text, place, SOURCE, parts=())


def lines(html: str) -> str:
    """The words of rich text as it is read, a line for each paragraph, without citations."""
    words = "".join(map(_words, walk(parse(html))))
    return "\n".join(filter(None, map(_plain, words.split("\n"))))


def _plain(text: str) -> str:
    """The text without citations, with single spaces. No-break spaces stay."""
    return _SPACES.sub(" ", _CITATIONS.sub("", text)).strip()


def _words(event: Event) -> str:
    if isinstance(event, str):
        return unescape(event).replace("\n", " ")  # a line end is a space to a browser
    if isinstance(event, Begin):
        return " " if event.element.tag in _CELLS else ""
    return "\n" if event.element.tag in _ENDS_A_LINE else ""


def documents(
    articles: Mapping[str, Article], studies: Iterable[tuple[Study, str]]
) -> list[Document]:
    """All documents for the search. articles: by address. studies: each with its address."""
    studies = list(studies)
    keys = {study.reference.key for study, _ in studies}
    return [
        *(of_article(article, address) for address, article in articles.items()),
        *(of_study(study, address) for study, address in studies),
        *of_sources(articles, keys),
    ]
