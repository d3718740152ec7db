"""Judge a link by the answer, or by the error. Pure.

Many sites refuse programs, and any site may be down for a moment: such links are unsure, not dead.
"""

import socket
import ssl
from enum import StrEnum
from http.client import InvalidURL


class Verdict(StrEnum):
    """From the most pressing to the least."""

    DEAD = "dead"
    UNSURE = "unsure"
    ALIVE = "alive"


Judged = tuple[Verdict, str]  # with the reason, in words

_DEAD = {404: "Not found (404).", 410: "Gone for good (410)."}
_UNSURE = {
    401: "It asks for a log-in (401).",
    403: "It turns programs away (403).",
    405: "It refuses both kinds of request that were tried (405).",
    429: "It says that it was asked too often (429).",
}
# Certificates that browsers refuse as well, by the numbers of OpenSSL's reasons. One whose issuer
# is not known here (20) may be known to a browser.
_BAD_CERTIFICATES = {
    10: "Its certificate has expired, so browsers warn readers away.",
    18: "Nobody but itself vouches for its certificate, so browsers warn readers away.",
    62: "Its certificate is for another host, so browsers warn readers away.",
    64: "Its certificate is for another host, so browsers warn readers away.",
}


class LeadsNowhere(Exception):
    """Redirects that do not end at a page; str() says why."""


def by_status(status: int) -> Judged:
    """The verdict on an answer with this HTTP status, redirects followed."""
    if 200 <= status < 300:
        return Verdict.ALIVE, "It answers."
    if status in _DEAD:
        return Verdict.DEAD, _DEAD[status]
    if status >= 500:
        return Verdict.UNSURE, f"The site has a fault just now ({status})."
    return Verdict.UNSURE, _UNSURE.get(status, f"The answer says little ({status}).")


def by_error(error: Exception) -> Judged:
    """The verdict where no answer came."""
    if dead := _dead(error):
        return Verdict.DEAD, dead
    return Verdict.UNSURE, _unsure(error)


def _dead(error: Exception) -> str:
    match error:
        case socket.gaierror(errno=socket.EAI_NONAME | socket.EAI_NODATA):
            return "There is no such host."
        case ConnectionRefusedError():
            return "The host is there, but lets nobody in."
        case ssl.SSLCertVerificationError(verify_code=code):
            return _BAD_CERTIFICATES.get(code, "")
        case InvalidURL():
            return "This is no web address."
    return ""


def _unsure(error: Exception) -> str:
    """For other errors only the type: a hostile server could print its message to a terminal."""
    match error:
        case TimeoutError():
            return "No answer in time."
        case ssl.SSLError():
            return "No secure connection came about from here."
        case LeadsNowhere():
            return str(error)
    return f"It could not be asked properly ({type(error).__name__})."
