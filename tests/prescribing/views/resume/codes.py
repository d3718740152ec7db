"""The return words and link of a test's draft, and how another browser sends them."""

from collections.abc import Callable
from html import unescape
from typing import Any

from django.conf import settings
from django.test import Client

from prescribing.drafts import store
from prescribing.drafts.keys import Key

STOP, BACK = "/letter/stop/", "/letter/return/"
UNFINISHED = ("opioids", "liver-and-kidneys", "ldn", "documents")


def raising(error: type[Exception]) -> Callable[..., None]:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    return fail


def text(response: Any) -> str:
    """What a page says, with plain spaces."""
    return unescape(response.content.decode()).replace("\xa0", " ")


def draft_of(client: Client) -> store.OpenDraft:
    key = Key.from_text(client.cookies[settings.DRAFT_COOKIE_NAME].value)
    assert key
    return store.open_draft(key)


def words_of(client: Client) -> str:
    return (draft_of(client).return_code or {})["words"]


def link_of(client: Client) -> str:
    link = (draft_of(client).return_code or {})["link"]
    return f"http://testserver{BACK}#v1.{link}"


def other_words(client: Client) -> str:
    """Words with this draft's lookup number and a wrong secret."""
    found = words_of(client).split()
    return " ".join((*found[:7], "abacus" if found[7] != "abacus" else "abroad"))


def come_back(code: str, client: Client | None = None, **fields: str) -> Any:
    return (client or Client()).post(BACK, {"code": code, **fields})
