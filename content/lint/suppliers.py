"""Links and addresses that lead to sellers of medicines: the `suppliers` of rules.toml. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from urllib.parse import unquote

from content.lint.finding import BALANCE, Finding
from content.lint.rule_file import naming, rule_file
from content.markup.folding import folded
from content.markup.sentences import Block, Link

_HOST = r"((?:[\w-]{1,63}\.){1,6}"
_PATH = r"(?::\d{1,5})?(/[^\s|]{0,300})?"
_LINK = re.compile(
    rf"(?:https?:)?//(?:[^\s/@]{{0,200}}@)?{_HOST}[\w-]{{2,63}}){_PATH}", re.IGNORECASE
)
# Two sentences without a space between them look like an address, too: only known endings count.
_WRITTEN = re.compile(
    rf"(?<![\w.@-])(?:https?://)?{_HOST}(?:com|net|org|uk|eu|ie|info|biz|us|ca|co|shop|store|health"
    rf"|pharmacy|clinic|online)(?![\w-])){_PATH}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sellers:
    """How an address is recognised as a seller's. rules.toml explains each key."""

    message: str
    sites: re.Pattern[str]
    other_sites: re.Pattern[str]
    paths: frozenset[str]
    trusted: tuple[str, ...]

    def have(self, host: str, path: str) -> bool:
        """Whether a host sells, or a path of it lists who does."""
        if any(f".{host}".endswith(f".{each}") for each in self.trusted):
            return False
        names = {name for label in host.split(".") for name in (*label.split("-"), _joined(label))}
        sells = any(self.sites.match(each) and not self.other_sites.match(each) for each in names)
        return sells or not self.paths.isdisjoint(re.split(r"\W", path))


@cache
def sellers() -> Sellers:
    """The `suppliers` of the file, read once."""
    with naming("suppliers"):
        table = rule_file().tables["suppliers"]
        return Sellers(
            message=table["message"],
            sites=_any_of(table["sites"]),
            other_sites=_any_of(table["other_sites"]),
            paths=frozenset(table["paths"]),
            trusted=tuple(table["trusted"]),
        )


def check(block: Block) -> Iterator[Finding]:
    """A finding for each link or written address that sells, or lists who sells."""
    for link in block.links:
        if leads_to_seller(link.address):
            yield _finding(link, block.where)
    for sentence in block.sentences:
        for written in _WRITTEN.finditer(sentence.words):
            if _sells(written):
                yield _finding(Link(sentence.typed, written[0]), block.where)


def leads_to_seller(address: str) -> bool:
    """Whether an address looks like a seller's. One on this site, or a mail address, does not."""
    link = _LINK.match(folded(unquote(address)))
    return link is not None and _sells(link)


def _sells(address: re.Match[str]) -> bool:
    return sellers().have(address[1].lower(), (address[2] or "").lower())


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(translate(each) for each in names))


def _joined(label: str) -> str:
    return label.replace("-", "")


def _finding(link: Link, where: str) -> Finding:
    sentence = link.words if link.address in link.words else f"{link.words} ({link.address})"
    message = sellers().message.format(words=link.address)
    return Finding(BALANCE, "supplier-link", where, sentence, message, link.address)
