"""What opens a draft: a key of 256 random bits in a cookie or a link, or eight words.

A key's id and the first two words only serve to find the opener's row, by a hash. The rest never
reaches the database.
"""

import base64
import binascii
import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from prescribing.drafts.words.code import Code

VERSION = b"\x01"
ID_BYTES, SECRET_BYTES, SALT_BYTES = 16, 32, 16
# RFC 9106's second recommended option: with 64 MiB and three passes, each guess at the six words
# takes a quarter of a second of processor time.
PASSES, KIBIBYTES = 3, 64 * 1024


@dataclass(frozen=True)
class Key:
    """The content of a visitor's cookie or a return link. `secret` never reaches the database."""

    opener_id: bytes = field(repr=False)
    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "Key":
        return cls(secrets.token_bytes(ID_BYTES), secrets.token_bytes(SECRET_BYTES))

    @classmethod
    def from_text(cls, text: str) -> "Key | None":
        """The key in a cookie's value or a link, or None for anything that is not one."""
        try:
            raw = base64.b64decode(text.encode("ascii") + b"==", altchars=b"-_", validate=True)
        except (binascii.Error, UnicodeEncodeError):
            return None
        is_ours = len(raw) == 1 + ID_BYTES + SECRET_BYTES and raw[:1] == VERSION
        return cls(raw[1 : 1 + ID_BYTES], raw[1 + ID_BYTES :]) if is_ours else None

    def to_text(self) -> str:
        raw = VERSION + self.opener_id + self.secret
        return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")

    @property
    def lookup(self) -> str:
        """64 hexadecimal digits by which the opener's row is found; the id itself is not stored."""
        return sha256(b"ldnguide-opener-id-v1" + self.opener_id).hexdigest()

    def opening_key(self) -> bytes:
        """32 bytes that lock the data key."""
        return _derived(self.secret, self.lookup, b"ldnguide v1 key")


@dataclass(frozen=True)
class Pepper:
    """A secret of the server, kept outside the database. Without it nobody can guess words."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """Says with which pepper an opener was made; reveals nothing about the pepper."""
        return sha256(b"ldnguide-pepper-id-v1" + self.secret).hexdigest()[:16]

    def lookup(self, code: Code) -> str:
        """64 hexadecimal digits by which the opener of a code's first two words is found."""
        return hmac.new(self.secret, b"ldnguide-lookup-v1" + code.lookup, sha256).hexdigest()

    def opening_key(self, code: Code, salt: bytes) -> bytes:
        """32 bytes that lock the data key. Takes a quarter of a second and 64 MiB, on purpose."""
        argon2id = Argon2id(salt=salt, length=32, iterations=PASSES, lanes=1, memory_cost=KIBIBYTES)
        stretched = argon2id.derive(code.secret)
        return _derived(stretched + self.secret, self.lookup(code), b"ldnguide v1 words")


def new_draft_id() -> str:
    """32 random hexadecimal digits, independent of all keys."""
    return secrets.token_hex(16)


def new_salt() -> bytes:
    """16 random bytes, new for each code."""
    return secrets.token_bytes(SALT_BYTES)


def _derived(secret: bytes, lookup: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=bytes.fromhex(lookup), info=purpose).derive(secret)
