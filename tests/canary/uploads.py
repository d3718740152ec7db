"""Uploads of earlier packs that contain the marker, with every success and every failure."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from prescribing.interview.forms.before_you_start import CONSENT_WORDING
from prescribing.savefile.data_copy import Reason
from tests.canary.serving import BOUNDARY, Visitor
from tests.support.answers import Answers
from tests.support.leaks import MARKER
from tests.support.outages import AWAY, DAMAGED, between
from tests.support.pack_files import pack, printed, unusable

PAGE = "/letter/earlier-pack/"
CHOOSE = f"{PAGE}choose/"
NAME = f"{MARKER} letter pack.pdf"
AGREED = {"consent": CONSENT_WORDING}
# The status of the page for each fault during an upload.
MET = {
    "unpacking": 500,
    "parsing": 500,
    "taking over": 500,
    "child killed": 422,
    "child slow": 422,
    "child busy": 503,
}
# Faults of other pages that an upload can meet as well.
ALSO = ("view", "reading", "sealing", "every template", "opening", "memory")


@dataclass
class Uploader:
    """A visitor who uploads a marked pack. keys: every key in a page or a cookie."""

    visitor: Visitor
    pack: bytes
    keys: set[str] = field(default_factory=set)

    def upload(self, *files: bytes, path: str = PAGE, **headers: str) -> tuple[int, str]:
        sent = list(files) or [self.pack]
        status, page = self.visitor.upload(path, NAME, sent, AGREED, **headers)
        self.keys |= set(re.findall(r'name="pack" value="([\w-]+)"', page))
        self.keys.add(self.visitor.cookies.get("draft-key", MARKER))
        return status, page

    def choose(self, page: str, choice: str) -> tuple[int, str]:
        carried = dict(re.findall(r'name="(pack|open)" value="([\w-]+)"', page))
        return self.visitor.post(CHOOSE, {**carried, "choice": choice})


def in_clear(file: bytes) -> bytes:
    """The file with the marker in a comment, as a leak of compressed text is hard to find."""
    return file + f"\n% {MARKER}\n".encode()


def in_every_way(port: int, complete: Answers, database: Path) -> set[str]:
    """Make every upload, good and bad, and return the keys that were handed out."""
    uploader = come_with_a_pack(port, complete)
    assert {400, 403, 404, 422} == set(send_what_is_refused(uploader, complete))
    break_off(uploader)
    failed = fail_while_uploading(uploader)
    assert failed == MET | dict.fromkeys(ALSO, 500), failed
    without = upload_without_a_database(uploader, database)
    assert without == {"away": {503}, "damaged": {500}}
    return uploader.keys


def come_with_a_pack(port: int, complete: Answers) -> Uploader:
    """Open the pack, then upload it again: look at it, keep the open answers, replace them."""
    visitor = Visitor(port)
    visitor.get(PAGE)
    uploader = Uploader(visitor, in_clear(pack(printed(complete))))
    assert uploader.upload()[0] == 302
    assert MARKER in visitor.get("/letter/still-true/")[1]
    status, asked = uploader.upload()
    assert status == 200
    assert MARKER in asked
    assert MARKER in uploader.choose(asked, "look")[1]
    assert uploader.choose(asked, "keep")[0] == 302
    assert uploader.choose(uploader.upload()[1], "replace")[0] == 302
    uploader.keys.add(visitor.cookies["draft-key"])
    return uploader


def send_what_is_refused(uploader: Uploader, complete: Answers) -> Counter[int]:
    said = printed(complete)
    files = [in_clear(unusable(each, said)) for each in Reason if each is not Reason.BUSY]
    sent = [uploader.upload(file) for file in files]
    sent += [
        uploader.upload(uploader.pack + bytes(8_000_000)),
        uploader.upload(uploader.pack, uploader.pack),
        uploader.upload(uploader.pack, uploader.pack, uploader.pack),
        uploader.upload(path="/letter/pregnancy/"),
        uploader.visitor.upload(PAGE, NAME, [uploader.pack], {"consent": MARKER}),
        uploader.visitor.upload(PAGE, NAME, [uploader.pack], {"csrfmiddlewaretoken": MARKER}),
        uploader.visitor.post(PAGE, {**AGREED, "pack": MARKER}),
        uploader.visitor.post(CHOOSE, {"pack": MARKER, "open": MARKER, "choice": MARKER}),
    ]
    return Counter(status for status, _ in sent)


def break_off(uploader: Uploader) -> None:
    """End the connection in the middle of the file."""
    head = f"POST {PAGE} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000\r\n"
    kind = f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n"
    named = f'Content-Disposition: form-data; name="pack"; filename="{NAME}"\r\n\r\n'
    uploader.visitor.raw(f"{head}{kind}--{BOUNDARY}\r\n{named}".encode() + uploader.pack)


def fail_while_uploading(uploader: Uploader) -> dict[str, int]:
    return {fault: uploader.upload(**{"X-Fault": fault})[0] for fault in (*MET, *ALSO)}


def upload_without_a_database(uploader: Uploader, database: Path) -> dict[str, set[int]]:
    asked = uploader.upload()[1]
    statuses = {}
    for name, trouble in (("away", AWAY), ("damaged", DAMAGED)):
        with between(database, *trouble):
            sent = [uploader.upload(), uploader.choose(asked, "replace")]
            statuses[name] = {status for status, _ in sent}
    return statuses
