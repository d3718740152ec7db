"""How a draft is locked: AES-256-GCM under a random data key, wrapped by the cookie's secret.

Layout (docs/adr/0001): cookie = version 0x01, 16 bytes of draft id, 32 bytes of secret, base64url.
The row is found by a hash of the id. The data key is wrapped under HKDF-SHA256(secret); the body
is padded to whole 4 KiB, so that its length tells little. Row id, purpose and save count are
authenticated too: a row moved, mixed or rolled back does not open.
"""

import base64
import binascii
import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = b"\x01"
NONCE_BYTES = 12
BLOCK_BYTES = 4096
LENGTH_BYTES = 4


class CannotOpen(Exception):
    """The key does not fit, or something was altered. Says nothing about which."""


@dataclass(frozen=True)
class Key:
    """What the visitor's cookie holds. `secret` never reaches the database."""

    draft_id: bytes = field(repr=False)
    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "Key":
        return cls(secrets.token_bytes(16), secrets.token_bytes(32))

    @classmethod
    def from_cookie(cls, value: str) -> "Key | None":
        """The key in a cookie's value, or None for anything that is not one."""
        try:
            raw = base64.b64decode(value.encode("ascii") + b"==", altchars=b"-_", validate=True)
        except (binascii.Error, UnicodeEncodeError):
            return None
        is_ours = len(raw) == 49 and raw[:1] == VERSION
        return cls(raw[1:17], raw[17:]) if is_ours else None

    def to_cookie(self) -> str:
        raw = VERSION + self.draft_id + self.secret
        return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")

    @property
    def row_id(self) -> bytes:
        """32 bytes by which the row is found; the id itself is not stored."""
        return sha256(b"ldnguide-draft-id-v1" + self.draft_id).digest()

    def _wrapping_key(self) -> bytes:
        hkdf = HKDF(SHA256(), length=32, salt=self.row_id, info=b"ldnguide v1 cookie wrapping key")
        return hkdf.derive(self.secret)

    def wrap(self, data_key: bytes) -> bytes:
        """The data key, locked under this key."""
        return _seal(self._wrapping_key(), data_key, self._context(b"wrap", 0))

    def unwrap(self, wrapped: bytes) -> bytes:
        """The data key out of its wrapping. Raises CannotOpen."""
        return _open(self._wrapping_key(), wrapped, self._context(b"wrap", 0))

    def seal(self, data_key: bytes, answers: dict[str, Any], saves: int) -> bytes:
        """The answers as a sealed body that opens only in this row at this save count."""
        return _seal(data_key, _pad(json.dumps(answers).encode()), self._context(b"body", saves))

    def open(self, data_key: bytes, body: bytes, saves: int) -> dict[str, Any]:
        """The answers out of a sealed body. Raises CannotOpen."""
        answers = json.loads(_unpad(_open(data_key, body, self._context(b"body", saves))))
        if not isinstance(answers, dict):
            raise CannotOpen
        return answers

    def _context(self, purpose: bytes, saves: int) -> bytes:
        return b"|".join((b"ldnguide-v1", purpose, self.row_id, str(saves).encode()))


def new_data_key() -> bytes:
    """32 random bytes."""
    return AESGCM.generate_key(256)


def _seal(key: bytes, plain: bytes, context: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, plain, context)


def _open(key: bytes, sealed: bytes, context: bytes) -> bytes:
    if sealed[:1] != VERSION:
        raise CannotOpen
    nonce, locked = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, locked, context)
    except (InvalidTag, ValueError):
        raise CannotOpen from None


def _pad(plain: bytes) -> bytes:
    content = len(plain).to_bytes(LENGTH_BYTES) + plain
    return content + bytes(-len(content) % BLOCK_BYTES)


def _unpad(padded: bytes) -> bytes:
    return padded[LENGTH_BYTES : LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES])]
