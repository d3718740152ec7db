"""A visitor with a draft, for tests of views."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from prescribing.drafts import store
from prescribing.drafts.cipher import Key
from tests.answers import Answers


@pytest.fixture
def visitor(client: Client, db: None) -> Callable[[Answers], Client]:
    """`visitor(answers)` is a client whose cookie opens a draft with these answers."""

    def with_draft(stored: Answers) -> Client:
        for step in stored.values():
            for number, item in enumerate(step.get("items", [])):
                item.setdefault("id", f"{number:08x}")
        key = store.create(stored).key
        client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_cookie()
        return client

    return with_draft


def stored_answers(client: Client) -> Answers:
    """What the draft behind this client's cookie holds now."""
    key = Key.from_cookie(client.cookies[settings.DRAFT_COOKIE_NAME].value)
    assert key
    return store.open_draft(key).answers
