"""A browser whose draft has words and a link, and another with a draft of its own."""

import pytest
from django.conf import settings
from django.test import Client

from prescribing.drafts import keys, store
from tests.prescribing.views.resume.codes import STOP, UNFINISHED
from tests.support.answers import answers, without


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The cheapest settings of the slow hash; `test_keys` uses the real ones."""
    monkeypatch.setattr(keys, "PASSES", 1)
    monkeypatch.setattr(keys, "KIBIBYTES", 8)


@pytest.fixture
def stopped(visitor):
    """A browser whose draft has words and a link."""
    client = visitor(without(*UNFINISHED))
    client.post(STOP)
    return client


@pytest.fixture
def busy_elsewhere():
    """Another browser, with a draft of its own."""
    other = Client()
    key = store.create({"before-you-start": answers()["before-you-start"]}).key
    other.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()
    return other
