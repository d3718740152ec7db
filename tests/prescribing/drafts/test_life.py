"""Random operations on drafts, compared with a plain model: no saved answer is ever lost."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings as site
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from prescribing.drafts import keys, resume, store
from prescribing.drafts.keys import Key
from prescribing.drafts.models import Draft
from prescribing.drafts.unlock import DEVICES_AT_MOST
from prescribing.drafts.words.reading import read_code
from tests.support.answers import answers
from tests.support.examples import examples

DAY, MONTH, TEN_MINUTES = timedelta(hours=24), timedelta(days=30), timedelta(minutes=10)
FIRST = {"before-you-start": answers()["before-you-start"]}
# Pages that are quick to send, and what a person may answer there.
PAGES = {
    "pregnancy": [
        {"pregnancy": answer, "pregnancy_brief": "", "pregnancy_more": ""}
        for answer in ("no", "prefer-not-to-say")
    ],
    "ldn": [
        {"taken": "no", "taken_details": "", "preferred_form": "cream"},
        {"taken": "before", "taken_details": "In 2019", "preferred_form": "not-known"},
    ],
    "what-matters": [{"why": f"Tired, {number}", "what_matters": ""} for number in (1, 2, 3)],
}
SENT = st.sampled_from([(slug, said) for slug, choices in PAGES.items() for said in choices])
HOURS = st.sampled_from([0.1, 0.2, 1, 10, 23, 25, 24 * 10, 24 * 29])


@dataclass
class Kept:
    """What a draft should be: its answers, and until when which key opens it."""

    answers: dict[str, Any]
    devices: dict[Key, datetime] = field(default_factory=dict)
    shared: set[Key] = field(default_factory=set)
    code: tuple[str, str] | None = None
    until: datetime | None = None

    def lifetime(self, key: Key, now: datetime) -> datetime:
        until = now + (TEN_MINUTES if key in self.shared else DAY)
        return min(until, self.until) if self.until else until


class Life(RuleBasedStateMachine):
    """Several people at several devices, each with several pages open, and a clock."""

    devices = Bundle("devices")
    codes = Bundle("codes")

    def __init__(self) -> None:
        super().__init__()
        Draft.objects.all().delete()
        self.clock = time_machine.travel(datetime(2026, 11, 1, tzinfo=UTC), tick=False)
        self.coordinates = self.clock.start()
        self.drafts: list[Kept] = []

    def teardown(self) -> None:
        self.clock.stop()

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    def opened_by(self, key: Key) -> Kept | None:
        """The draft that a key opens now, by the model."""
        for draft in self.drafts:
            if draft.devices.get(key, self.now) > self.now:
                return draft
        return None

    def browser(self, key: Key) -> Client:
        client = Client()
        client.cookies[site.DRAFT_COOKIE_NAME] = key.to_text()
        return client

    @rule(target=devices, shared=st.booleans())
    def begin(self, shared):
        key = store.create(FIRST, shared=shared).key
        draft = Kept({**FIRST}, shared={key} if shared else set())
        draft.devices[key] = draft.lifetime(key, self.now)
        self.drafts.append(draft)
        return key

    @rule(key=devices, slug=st.sampled_from(sorted(PAGES)))
    def go(self, key, slug):
        """Look at a page, or go back to it: it shows what was saved last."""
        draft = self.opened_by(key)
        page = self.browser(key).get(f"/letter/{slug}/")
        if draft is None:
            assert page.status_code == 404
            return
        self.seen(draft, key)
        shown = page.content.decode()
        for text in draft.answers.get(slug, {}).values():
            assert text.partition("\n")[0] in shown

    @rule(key=devices, sent=SENT)
    def save(self, key, sent):
        """Send a page: a new one, one that Back brought up, one of another tab; they look alike."""
        slug, said = sent
        draft = self.opened_by(key)
        status = self.browser(key).post(f"/letter/{slug}/", said).status_code
        assert status == (302 if draft else 422)
        if draft:
            draft.answers[slug] = said
            draft.devices[key] = draft.lifetime(key, self.now)

    @rule(key=devices, sent=SENT)
    def press_twice(self, key, sent):
        self.save(key, sent)
        self.save(key, sent)

    @rule(target=codes, key=devices)
    def make_code(self, key):
        draft = self.opened_by(key)
        if draft is None:
            with pytest.raises(store.NoDraft):
                resume.make_return_code(key)
            return ("", "")
        made = resume.make_return_code(key)
        draft.until = self.now + MONTH
        draft.devices = {key: draft.devices[key]}  # whoever had the others may be at it
        draft.code = (made.return_code["words"], made.return_code["link"])
        assert made.kept_until == draft.until
        return draft.code

    @rule(target=devices, code=codes, by_link=st.booleans())
    def come_back(self, code, by_link):
        """By words or by link; by those that a newer code replaced, too."""
        draft = next((each for each in self.drafts if code[0] and each.code == code), None)
        if draft and draft.until <= self.now:
            draft = None
        try:
            back = self.open_by(code, by_link=by_link)
        except store.NoDraft:
            assert draft is None
            return Key.new()
        assert draft
        if len(draft.devices) >= DEVICES_AT_MOST:
            del draft.devices[self.crowded_out(draft)]
        draft.devices[back.key] = draft.lifetime(back.key, self.now)
        return back.key

    def open_by(self, code: tuple[str, str], *, by_link: bool) -> store.OpenDraft:
        if not code[0]:
            raise store.NoDraft
        if by_link:
            return resume.return_by_link(Key.from_text(code[1]))
        return resume.return_by_words(read_code(code[0]))

    def crowded_out(self, draft: Kept) -> Key:
        """The device that was used longest ago; any of those that share that time."""
        oldest = min(draft.devices.values())
        return next(
            key for key, until in draft.devices.items() if until == oldest and not self.opens(key)
        )

    def opens(self, key: Key) -> bool:
        try:
            store.open_draft(key)
        except store.NoDraft:
            return False
        return True

    @rule(key=devices)
    def erase(self, key):
        """Whatever opened the draft opens it no more, here or elsewhere."""
        draft = self.opened_by(key)
        said = self.browser(key).post("/letter/erase/").status_code
        assert said == (302 if draft else 404)  # no receipt where there was nothing
        if draft:
            self.drafts.remove(draft)

    @rule(hours=HOURS)
    def wait(self, hours):
        self.coordinates.shift(timedelta(hours=hours))

    @rule()
    def sweep(self):
        store.purge_expired()
        assert store.oldest_expired() is None
        alive = sum(self.is_alive(draft) for draft in self.drafts)
        assert Draft.objects.count() == alive

    def is_alive(self, draft: Kept) -> bool:
        until = [*draft.devices.values(), *([draft.until] if draft.until else [])]
        return any(each > self.now for each in until)

    def seen(self, draft: Kept, key: Key) -> None:
        """Reading extends nothing but a shared computer's ten minutes."""
        if key in draft.shared:
            draft.devices[key] = draft.lifetime(key, self.now)

    @invariant()
    def every_key_opens_exactly_what_it_should(self):
        for draft in self.drafts:
            for key, until in list(draft.devices.items()):
                if until <= self.now:
                    with pytest.raises(store.NoDraft):
                        store.open_draft(key)
                    continue
                found = store.open_draft(key)
                self.seen(draft, key)
                assert found.answers == draft.answers
                assert found.kept_until == (draft.until if self.has_code(draft) else None)

    def has_code(self, draft: Kept) -> bool:
        return draft.until is not None and draft.until > self.now


@pytest.mark.django_db
def test_no_acknowledged_answer_is_lost_and_nothing_opens_after_its_end(monkeypatch):
    monkeypatch.setattr(keys, "PASSES", 1)
    monkeypatch.setattr(keys, "KIBIBYTES", 8)
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=examples(10),
            stateful_step_count=30,
            suppress_health_check=list(HealthCheck),
        ),
    )
