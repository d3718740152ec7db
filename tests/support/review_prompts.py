"""Complete answers without conflicts or gaps, for tests to change; and the prompts on pages."""

import re
from collections.abc import Mapping
from typing import Any

from django.test import Client
from django.utils.html import strip_tags

from tests.support.answers import Answers, answers

SECOND_LOOK = "Please check these again"
CAUTION = "/letter/opioids/#caution-opioids"
HINTS = "You could add"
NO_OPIOIDS = {"opioids": "never", "opioids_brief": "", "opioids_more": ""}
NO_KIDNEYS = {"kidneys": "no", "kidneys_brief": "", "kidneys_more": ""}
OPIOID_MARK = "This name is on our list of opioid medicines"
BLOCKER_MARK = (
    "This name is on our list of medicines that contain naltrexone or another opioid blocker"
)


def medicine(name: str, **changes: str) -> dict[str, str]:
    """A medicine with every field filled in."""
    fields = {
        "form": "Tablet",
        "dose_directions": "1 at night",
        "indication": "",
        "source": "bought",
    }
    return {"medication_name": name, **fields, **changes}


def fitting(*medicines: Mapping[str, str], **changes: Any) -> Answers:
    """Complete answers without a conflict or a gap, with these changes."""
    return answers(
        **{
            "medicines": {
                "completeness": "all",
                "items": list(medicines or [medicine("Baclofen")]),
            },
            "opioids": NO_OPIOIDS,
            "liver_and_kidneys": NO_KIDNEYS,
            "conditions": {"has_conditions": "no", "conditions": ""},
            "ldn": {"taken": "no", "taken_details": ""},
            **changes,
        }
    )


def shown(client: Client, path: str = "/letter/check/") -> tuple[str, str]:
    """The page, as its source and as words with single spaces."""
    source = client.get(path).content.decode()
    return source, re.sub(r"\s+", " ", strip_tags(source))


def part(source: str, heading: str) -> str:
    """The words of the section with this heading."""
    section = next(each for each in source.split("<section") if f">{heading}</h2>" in each)
    return re.sub(r"\s+", " ", strip_tags(f"<section{section.partition('</section>')[0]}"))


def links_in(source: str, heading: str) -> list[str]:
    """The addresses of the links in the section with this heading."""
    section = next(each for each in source.split("<section") if f">{heading}</h2>" in each)
    return re.findall('href="([^"]+)"', section.partition("</section>")[0])
