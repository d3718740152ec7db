"""HTML as a tree: read, walked in order and written again without a change. Pure.

This reads what `nh3` has cleaned. `nh3` reads HTML as browsers do and writes the end tag of every
element, so its output needs no second browser-like parser: tinyhtml5 would take six times as long
as Python's own, and lxml closes a heading where a paragraph begins in it. Other HTML is read as it
is typed: an end tag without its element is left alone. No function here calls itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}


@dataclass(eq=False)
class Element:
    """tag: in lower case, "" for the whole and for comments. start and end: its tags as written.

    children: elements, and text as HTML has it, entities and all.
    """

    tag: str = ""
    start: str = ""
    end: str = ""
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def attributes(self) -> dict[str, str]:
        """By name, their entities resolved; those without a value are left out."""
        attributes = _ATTRIBUTE.findall(self.start)
        return {name.lower(): unescape("".join(values)) for name, *values in attributes}

    def rename(self, tag: str, attributes: str = "") -> None:
        """Write it with this tag. attributes: as HTML has them, with a space before each."""
        self.tag, self.start, self.end = tag, f"<{tag}{attributes}>", f"</{tag}>"


class Begin(NamedTuple):
    """The walk enters an element."""

    element: Element


class End(NamedTuple):
    """The walk leaves an element."""

    element: Element


Event = Begin | End | str


def parse(html: str) -> Element:
    """The HTML as the children of one element without tags."""
    whole = Element()
    open_elements, open_tags = [whole], Counter[str]()
    for number, part in enumerate(_TAG.split(html)):
        name = _NAME.match(part) if number % 2 else None
        if not part:
            continue
        if not name:
            open_elements[-1].children.append(Element(start=part) if number % 2 else part)
        elif name[1]:
            _close(part, name[2].lower(), open_elements, open_tags)
        else:
            element = Element(name[2].lower(), part)
            open_elements[-1].children.append(element)
            if element.tag not in _VOID and not part.endswith("/>"):
                open_elements.append(element)
                open_tags[element.tag] += 1
    return whole


def _close(end: str, tag: str, open_elements: list[Element], open_tags: Counter[str]) -> None:
    """End the innermost element of this tag, and whatever is open within it."""
    if not open_tags[tag]:
        open_elements[-1].children.append(Element(start=end))
        return
    while True:
        element = open_elements.pop()
        open_tags[element.tag] -= 1
        if element.tag == tag:
            element.end = end
            return


def walk(whole: Element) -> Iterator[Event]:
    """What stands inside an element, in reading order: where elements begin and end, and texts."""
    waiting: list[Element | End | str] = [*reversed(whole.children)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            yield Begin(node)
            waiting += [End(node), *reversed(node.children)]
        else:
            yield node


def elements(whole: Element, *tags: str) -> list[Element]:
    """The elements inside it, or those with one of these tags; each before those that it holds."""
    inside: list[Element] = []
    waiting = [*reversed(whole.children)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            inside.append(node)
            waiting += reversed(node.children)
    return [element for element in inside if element.tag in tags] if tags else inside


def text(whole: Element) -> str:
    """The words inside an element, entities resolved."""
    return unescape("".join(event for event in walk(whole) if isinstance(event, str)))


def write(events: Iterable[Event]) -> str:
    """The HTML of a walk."""
    return "".join(map(_written, events))


def _written(event: Event) -> str:
    if isinstance(event, str):
        return event
    return event.element.start if isinstance(event, Begin) else event.element.end
