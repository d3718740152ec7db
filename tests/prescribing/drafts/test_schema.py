"""A draft of an older version of the site opens; one of a newer version is left alone."""

import base64
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from prescribing.drafts import store
from prescribing.drafts.keys import Key
from prescribing.drafts.models import Draft, Opener
from prescribing.interview import upgrade
from prescribing.interview.forms.before_you_start import CONSENT_WORDING
from prescribing.interview.upgrade import SCHEMA, upgraded
from tests.support.answers import answers

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parents[2] / "golden"
# Drafts that the site saved before schemas 2 and 3. Never make them anew.
OLD, BEFORE_3 = (
    json.loads((GOLDEN / f"draft-schema-{schema}.json").read_text("utf-8")) for schema in (1, 2)
)


def stored(old):
    """The key of such a draft, now in the database."""
    body, locked = (base64.b64decode(old[name]) for name in ("body", "locked_key"))
    draft = Draft.objects.create(draft_id=old["draft_id"], saves=old["saves"], body=body)
    until = timezone.now() + timedelta(hours=24)
    Opener.objects.create(
        lookup=old["lookup"], draft=draft, kind=old["kind"], locked_key=locked, expires_at=until
    )
    return Key.from_text(old["key"])


def agree(key):
    """Agree to the wording of today, without which no page is shown."""

    def with_consent(stored):
        first = {**stored["before-you-start"], "consent": [CONSENT_WORDING]}
        return {**stored, "before-you-start": first}

    store.change(key, with_consent)


@pytest.fixture
def old_key():
    return stored(OLD)


@pytest.mark.hazard("H41.6")
def test_a_draft_saved_before_a_change_of_questions_opens_with_nothing_lost(old_key):
    opened = store.open_draft(old_key)

    assert opened.answers == upgraded(OLD["answers"], 1)
    assert opened.answers["opioids"] == {
        "opioids_brief": "Tramadol, and a BuTrans patch in the summer; until 4 May 2026"
    }
    for organ in ("liver", "kidneys"):
        now = opened.answers["liver-and-kidneys"][f"{organ}_more"]
        assert now == OLD["answers"][organ][f"{organ}_details"]
    assert opened.return_code == OLD["return_code"]


def test_an_old_draft_can_be_saved_and_opens_again(old_key):
    store.change(old_key, lambda now: {**now, "ldn": {"taken": "no"}})

    assert store.open_draft(old_key).answers == {
        **upgraded(OLD["answers"], 1), "ldn": {"taken": "no"},
    }  # fmt: skip


@pytest.mark.hazard("H41.6")
def test_a_draft_with_the_pages_of_schema_2_opens_with_nothing_lost(client):
    key = stored(BEFORE_3)
    opened = store.open_draft(key).answers

    assert opened == upgraded(BEFORE_3["answers"], 2)
    assert opened["addressee"]["gp_name"] == "Dr Sioned Prys; Dr Priya Ramanathan"
    assert opened["patient"]["telephone"] == BEFORE_3["answers"]["contact"]["telephone"]
    assert opened["liver-and-kidneys"] == BEFORE_3["answers"]["liver"]
    assert opened["earlier-pack"]["to_check"] == ["patient", "conditions", "opioids"]
    agree(key)
    client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()
    for slug, typed in (("liver-and-kidneys", "Hepatitis A in 1999"), ("addressee", "Sioned Prys")):
        page = client.get(f"/letter/{slug}/").content.decode()
        assert "We have changed this page" in page
        assert typed in page
        assert "error-message" not in page


def test_the_pages_ask_again_with_the_old_words_in_their_boxes(client, old_key):
    agree(old_key)
    client.cookies[settings.DRAFT_COOKIE_NAME] = old_key.to_text()
    page = client.get("/letter/opioids/").content.decode()

    assert "Tramadol, and a BuTrans patch in the summer; until 4 May 2026</textarea>" in page
    assert "We have changed this page" in page
    assert " checked" not in page
    assert "error-message" not in page
    assert "Hepatitis A in 1999." in client.get("/letter/liver-and-kidneys/").content.decode()
    assert client.get("/letter/preview/").status_code == 302


@pytest.mark.hazard("H41.6")
def test_a_draft_of_a_newer_version_is_left_as_it_is(client, monkeypatch):
    for module in (upgrade, store):
        monkeypatch.setattr(module, "SCHEMA", SCHEMA + 1)
    draft = store.create(answers())
    monkeypatch.undo()
    before = bytes(Draft.objects.get().body)
    client.cookies[settings.DRAFT_COOKIE_NAME] = draft.key.to_text()

    for response in (
        client.get("/letter/opioids/"),
        client.post("/letter/opioids/", answers()["opioids"]),
    ):
        assert settings.DRAFT_COOKIE_NAME not in response.cookies
    assert client.get("/letter/tasks/").status_code == 503
    with pytest.raises(store.Unavailable):
        store.change(draft.key, lambda _: {})
    assert bytes(Draft.objects.get().body) == before
