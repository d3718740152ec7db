"""Links and addresses that lead to sellers of medicines, or to lists of them. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from content.lint.finding import BALANCE, Finding
from content.markup.folding import folded
from content.markup.sentences import Block, Link

# Who says what the law is, keeps the registers, or publishes research.
TRUSTED = (
    *("nhs.uk", "nhs.scot", "nhs.wales", "hscni.net", "gov.uk", "gov", "ac.uk", "edu", "europa.eu"),
    *("pharmacyregulation.org", "psni.org.uk", "rpharms.com", "pharmaceutical-journal.com"),
    *("mayoclinic.org", "medicines.org.uk", "prescqipp.info", "sps.nhs.uk", "nice.org.uk"),
)
_SELLER = re.compile(
    r"pharmac(?:y|ies|ist)|chemist(?!ry)|drugstore|drugs\b|apothecar|(?:^|[.-])rx|rx(?:$|[.-])"
    r"|meds?(?:$|[.-])|clinic(?!al)|(?<!work)(?<!bi)shop(?:$|[.-])|(?:^|[.-])(?:shop|store|buy|order)"
    r"|store(?:$|[.-])|supplie|supply|online-?doctor|(?<!science)direct\b"
    r"|(?:^|[.])(?:amazon|ebay|etsy|alibaba|superdrug|boots|rosewaylabs)[.]"
    r"|^(?:www\.)?ldn(?!science|researchtrust)"
)
_LISTING = re.compile(
    r"/(?:[\w-]{0,60}-)?(?:shop|store|buy|order|orders|cart|basket|checkout|products?|pricing|prices"
    r"|pharmac(?:y|ies)|pharmacists?|prescribers?|suppliers?|stockists?|clinics?)(?:[/.?#-]|$)"
)
_HOST = r"((?:[\w-]{1,63}\.){1,6}"
_PATH = r"(?::\d{1,5})?(/[^\s|]{0,300})?"
_LINK = re.compile(
    rf"(?:https?:)?//(?:[^\s/@]{{0,200}}@)?{_HOST}[\w-]{{2,63}}){_PATH}", re.IGNORECASE
)
# Words without a space after a stop look like an address, too.
_WRITTEN = re.compile(
    rf"(?<![\w.@-])(?:https?://)?{_HOST}(?:com|net|org|uk|eu|ie|info|biz|us|ca|co|shop|store|health"
    rf"|pharmacy|clinic|online)(?![\w-])){_PATH}",
    re.IGNORECASE,
)
SAYS = (
    "“{words}” leads to a seller of medicines, or to a list of them. We link to no supplier. Link "
    "to the register of pharmacies, or take it out."
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
    """Whether an address looks like a seller's. One on this site, or a mail address, is none."""
    link = _LINK.match(folded(unquote(address)))
    return link is not None and _sells(link)


def _sells(address: re.Match[str]) -> bool:
    host, path = address[1].lower(), (address[2] or "").lower()
    if any(host == each or host.endswith(f".{each}") for each in TRUSTED):
        return False
    return _SELLER.search(host) is not None or _LISTING.search(path) is not None


def _finding(link: Link, where: str) -> Finding:
    sentence = link.words if link.address in link.words else f"{link.words} ({link.address})"
    says = SAYS.format(words=link.address)
    return Finding(BALANCE, "supplier-link", where, sentence, says, link.address)
