"""Citation markers in, numbered references out. Pure.

An editor types `[@gironi-2008]`. A reader sees a number that leads to the list of sources, and the
list leads back to every place that cites the source.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from html import escape

from content.markup.tree import Begin, Element, Event, parse, walk, write

KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_MARKER = re.compile(rf"\[@({KEY})\]")
_BEGUN = re.compile(r"\[@([^\]<\n]{0,60})(\]?)")
# A key that was typed without its brackets or without its @.
_SLIP = re.compile(rf"((?:\[|(?<![\w.])@)({KEY}))")
# Markers that stand together, with the space before them.
_GROUP = re.compile(rf"(?:\s|&nbsp;)*\[@{KEY}\](?:(?:\s|&nbsp;)*\[@{KEY}\])*")
_SOURCE = re.compile(rf"#source-({KEY})$")
MISSING = "source missing"


def cited_keys(text: str) -> list[str]:
    """The keys that a text cites, each once, in order."""
    return list(dict.fromkeys(_MARKER.findall(text)))


def without_markers(text: str) -> str:
    """The text as readers see it, but for the numbers of its citations."""
    return _GROUP.sub("", text)


def marker(key: str) -> str:
    """How an editor types a citation of this key."""
    return f"[@{key}]"


def problems(text: str, known: Collection[str]) -> list[str]:
    """What is wrong with the citations of a text, in words for its editor."""
    return list(dict.fromkeys(_problems(text, known)))


def cited_by(link: Element) -> str:
    """The key of the source that a number leads to, or "" for other links."""
    source = _SOURCE.match(link.attributes.get("href", ""))
    return source[1] if source and link.attributes.get("id", "").startswith("cite-") else ""


def _problems(text: str, known: Collection[str]) -> Iterator[str]:
    for slip, key in _SLIP.findall(re.sub(r"<[^>]*>", " ", _BEGUN.sub(" ", text))):
        if key in known:
            yield f"“{slip}” would be shown as typed. To cite it, write {marker(key)}"
    for begun, end in _BEGUN.findall(text):
        if not end:
            yield f"The citation “[@{begun[:40]}” has no end. Write it like [@gironi-2008]."
        elif len(keys := re.findall(r"[\w-]+", begun)) > 1 and all(key in known for key in keys):
            together = " ".join(map(marker, keys))
            yield f"Each source has brackets of its own. Write “[@{begun}]” like this: {together}"
        elif begun not in known:
            yield (
                f"There is no reference with the key “{begun}”. Correct the key, or add the "
                "reference first, then save this text again."
            )


@dataclass
class Numbering:
    """Numbers sources in the order in which texts cite them.

    known: the keys that exist. prefix: keeps the ids of several lists on one page apart. linked:
    whether numbers are links; in a form they are plain, so that the Tab key does not stop there.
    """

    known: Collection[str]
    prefix: str = ""
    linked: bool = True
    places: dict[str, list[str]] = field(default_factory=dict)

    @property
    def keys(self) -> list[str]:
        """The keys cited so far; the first has number 1."""
        return list(self.places)

    def in_html(self, html: str) -> str:
        """The HTML with its markers, outside of tags, turned into numbers."""
        return write(self._numbered(walk(parse(html))))

    def _numbered(self, events: Iterable[Event]) -> Iterator[Event]:
        within_link = False
        for event in events:
            if isinstance(event, str):
                # Links cannot be nested: within a link the number is plain.
                yield _GROUP.sub(partial(self._numbers, linked=not within_link), event)
                continue
            if event.element.tag == "a":
                within_link = isinstance(event, Begin)
            yield event

    def in_text(self, text: str) -> str:
        """Plain text as HTML, escaped, with its markers turned into numbers."""
        return self.in_html(escape(text, quote=False))

    def cite(self, key: str, *, linked: bool = True) -> str:
        """One number, a link when linked; words in place of a key that is not known."""
        if key not in self.known:
            return MISSING
        places = self.places.setdefault(key, [])
        number = self.keys.index(key) + 1
        if not (self.linked and linked):
            return str(number)
        places.append(f"{self.prefix}cite-{key}-{len(places) + 1}")
        return (
            f'<a id="{places[-1]}" href="#{self.source_id(key)}" '
            f'aria-label="Source {number}">{number}</a>'
        )

    def source_id(self, key: str) -> str:
        """The id of this source's entry in the list."""
        return f"{self.prefix}source-{key}"

    def _numbers(self, group: re.Match[str], *, linked: bool) -> str:
        numbers = ", ".join(self.cite(key, linked=linked) for key in cited_keys(group[0]))
        return (
            f'&nbsp;<span class="citation">[{numbers}]</span>' if linked else f"&nbsp;[{numbers}]"
        )
