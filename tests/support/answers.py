"""Complete fictional answers, as the interview stores them."""

import copy
import json
from typing import Any

from django.conf import settings
from django.test import Client

from prescribing.drafts import store
from prescribing.drafts.keys import Key
from prescribing.management.commands.make_pack import EXAMPLE

Answers = dict[str, dict[str, Any]]


def answers(**changes: dict[str, Any]) -> Answers:
    """The example answers; `request={"kind": …}` changes fields of the step."""
    complete: Answers = copy.deepcopy(json.loads(EXAMPLE.read_text("utf-8")))
    for step, fields in changes.items():
        complete[step.replace("_", "-")].update(fields)
    return complete


def without(*slugs: str) -> Answers:
    """The example answers with some steps not answered yet."""
    return {slug: fields for slug, fields in answers().items() if slug not in slugs}


def stored_answers(client: Client) -> Answers:
    """What the draft behind this client's cookie holds now."""
    key = Key.from_text(client.cookies[settings.DRAFT_COOKIE_NAME].value)
    assert key
    return store.open_draft(key).answers
