"""How a draft is encrypted: AES-256-GCM under a random data key.

The data key is encrypted once for each opener (docs/adr/0001, 0013). The body is padded to whole
blocks of 4 KiB, so its length says little. The purpose, the row and the save of a sealed text are
authenticated with it: a text that was moved to another row, or rolled back, does not open.
"""

import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE_BYTES = 12
BLOCK_BYTES = 4096
LENGTH_BYTES = 4


class CannotOpen(Exception):
    """The key does not fit, or something was altered; the error does not say which."""


def new_data_key() -> bytes:
    """32 random bytes."""
    return AESGCM.generate_key(256)


def lock_data_key(data_key: bytes, opening_key: bytes, lookup: str, draft_id: str) -> bytes:
    """The data key, sealed under an opener's key, for this opener of this draft only."""
    return _seal(opening_key, data_key, _context("wrap", lookup, draft_id))


def unlock_data_key(locked: bytes, opening_key: bytes, lookup: str, draft_id: str) -> bytes:
    """The data key out of an opener. Raises CannotOpen."""
    return _open(opening_key, locked, _context("wrap", lookup, draft_id))


def seal_answers(answers: dict[str, Any], data_key: bytes, draft_id: str, saves: int) -> bytes:
    """The answers as a body that opens only in this draft at this count of saves."""
    plain = _pad(json.dumps(answers).encode())
    return _seal(data_key, plain, _context("body", draft_id, str(saves)))


def open_answers(body: bytes, data_key: bytes, draft_id: str, saves: int) -> dict[str, Any]:
    """The answers out of a sealed body. Raises CannotOpen."""
    answers = json.loads(_unpad(_open(data_key, body, _context("body", draft_id, str(saves)))))
    if not isinstance(answers, dict):
        raise CannotOpen
    return answers


def _context(purpose: str, *parts: str) -> bytes:
    return "|".join(("ldnguide-v1", purpose, *parts)).encode()


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
