"""Addresses of links, read as a browser reads them: only those that readers should open. Pure.

Browsers repair what is typed (https://url.spec.whatwg.org/, "basic URL parser"): they cut spaces
and control characters off both ends, leave tabs and line ends out, and take a backslash for a
slash. So "/<tab>/other.example" opens another site. An address is kept as it is after these
repairs, so that what is checked and compared is what opens.
"""

import re

_ENDS = "".join(map(chr, range(0x21)))  # C0 control characters and the space
_LEFT_OUT = re.compile("[\t\n\r]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"https?://[^/?#@\s]+(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_SCHEMES_OF_PEOPLE = {"mailto", "tel"}


def opened(address: str) -> str | None:
    """The address that a browser opens; None if a text may not link to it.

    A text may link to https, http, mailto and tel addresses, and to this site: "/page", "#part".
    """
    repaired = _LEFT_OUT.sub("", address.strip(_ENDS))
    scheme = _SCHEME.match(repaired)
    if scheme and scheme[1].lower() in _SCHEMES_OF_PEOPLE:
        return repaired
    repaired = _with_slashes(repaired)
    if scheme:
        return repaired if _WEB.fullmatch(repaired) else None
    return None if repaired.startswith("//") else repaired


def _with_slashes(address: str) -> str:
    """Backslashes as slashes, up to the query or the fragment: there they stay themselves."""
    end = min((address.index(mark) for mark in "?#" if mark in address), default=len(address))
    return address[:end].replace("\\", "/") + address[end:]
