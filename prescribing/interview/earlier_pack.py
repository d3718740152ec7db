"""Answers taken over from an earlier letter pack, and which of them nobody has checked yet: pure.

Both stand among the stored answers under a key of their own, which is no step.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

EARLIER = "earlier-pack"  # {"made_on": "2026-03-03", "to_check": [slugs of steps]}


def carry_over(answers: Mapping[str, Any], made_on: date) -> dict[str, Any]:
    """The answers of a pack made on that day, every step of them to be checked."""
    steps = {slug: _with_ids(fields) for slug, fields in answers.items() if slug != EARLIER}
    return confirm({**steps, EARLIER: {"made_on": made_on.isoformat(), "to_check": [*steps]}}, ())


def _with_ids(fields: Any) -> Any:
    """A step whose items, if any, have ids of ours: an id becomes part of an address."""
    items = fields.get("items") if isinstance(fields, Mapping) else None
    if not isinstance(items, list):
        return fields
    numbered = [{**item, "id": f"{number:08x}"} for number, item in enumerate(items, 1)]
    return {**fields, "items": numbered}


def unconfirmed(answers: Mapping[str, Any]) -> frozenset[str]:
    """The steps that are as the earlier pack had them, and that nobody has confirmed or saved."""
    return frozenset(_listed(answers))


def made_on(answers: Mapping[str, Any]) -> date | None:
    """The day of the earlier pack; None if there is none to check against."""
    try:
        return date.fromisoformat(_kept(answers)["made_on"])
    except (KeyError, TypeError, ValueError):
        return None


def confirm(answers: Mapping[str, Any], slugs: Collection[str]) -> dict[str, Any]:
    """The answers, with these steps no longer to check; once none is left, without a trace."""
    left = [slug for slug in _listed(answers) if slug not in slugs]
    steps = {slug: fields for slug, fields in answers.items() if slug != EARLIER}
    return {**steps, EARLIER: {**_kept(answers), "to_check": left}} if left else steps


def _kept(answers: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = answers.get(EARLIER)
    return kept if isinstance(kept, Mapping) else {}


def _listed(answers: Mapping[str, Any]) -> list[str]:
    listed = _kept(answers).get("to_check")
    slugs = listed if isinstance(listed, list) else []
    return [slug for slug in slugs if isinstance(slug, str) and slug in answers]
