"""Answers as the interview cleans them, with changes."""

from collections.abc import Callable
from typing import Any

import pytest

from prescribing.crosscheck.mentions import Mentions, mentions
from prescribing.interview.journey import Journey
from prescribing.interview.read_fields import read_fields
from prescribing.interview.steps import STEPS
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from tests.support.answers import answers

READ = read_fields(STEPS)
NO_MORE = {
    "what_matters": {"what_matters": "To walk further."},
    "conditions": {"conditions": "Asthma", "has_operations": "no"},
    "liver_and_kidneys": {"liver": "no", "kidneys": "no"},
    "opioids": {"opioids": "never"},
    "ldn": {"taken": "no"},
    "medicines": {"items": []},
}


def medicine(name: str, **fields: str) -> dict[str, str]:
    """One medicine as typed."""
    empty = {"form": "", "dose_directions": "", "indication": "", "source": "not-known"}
    return {"medication_name": name, **empty, **fields}


@pytest.fixture
def cleaned() -> Callable[..., dict[str, Any]]:
    """`cleaned(ldn={"taken": "no"})`: answers with these changes that mention nothing else."""

    def make(**changes: dict[str, Any]) -> dict[str, Any]:
        stored = answers(**NO_MORE)
        for step, fields in changes.items():
            stored[step.replace("_", "-")].update(fields)
        if not stored["medicines"]["items"]:
            stored["medicines"]["completeness"] = "none"
        return Journey(STEPS, stored).cleaned

    return make


@pytest.fixture
def mentioned(cleaned) -> Callable[..., Mentions]:
    """What such answers mention."""
    return lambda **changes: mentions(cleaned(**changes), NameRecogniser(default_list()), READ)
