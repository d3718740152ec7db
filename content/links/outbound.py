"""The outside addresses that texts and sources link to, and their places. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from content.markup import richtext
from content.markup.tree import elements, parse
from content.markup.vancouver import Formatted

WEB = ("http://", "https://")


@dataclass(frozen=True)
class Link:
    """An outside address. places: in words, where an editor finds it."""

    url: str
    places: tuple[str, ...]


def in_text(html: str) -> list[str]:
    """The addresses that a rich text links to, in order, those of this site among them."""
    links = elements(parse(richtext.clean(html)), "a")
    return [link.attributes["href"] for link in links if "href" in link.attributes]


def of_reference(reference: Formatted) -> list[str]:
    """The addresses that a list of sources shows for a reference."""
    return list(filter(None, (reference.doi_url, reference.pmid_url, reference.url)))


def gathered(addresses: Iterable[tuple[str, str]]) -> list[Link]:
    """Each outside web address once, with all its places, in the order of first appearance.

    addresses: pairs of an address and its place. Addresses of this site, e-mail addresses and the
    like are left out. Addresses that differ only after # count as one.
    """
    places: dict[str, dict[str, None]] = {}
    for address, place in addresses:
        url = address.strip().partition("#")[0]
        if url.lower().startswith(WEB):
            places.setdefault(url, {})[place] = None
    return [Link(url, tuple(where)) for url, where in places.items()]
