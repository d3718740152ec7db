"""Answers carried over from an earlier letter pack, and which steps are unconfirmed. Pure.

The day of the pack and these steps are stored beside the answers, under a key that is no step.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

EARLIER = "earlier-pack"  # {"made_on": "2026-03-03", "to_check": [slugs of steps]}


def carry_over(answers: Mapping[str, Any], made_on: date) -> dict[str, Any]:
    """The answers of a pack made on that day, with every step unconfirmed."""
    steps = {slug: _with_ids(fields) for slug, fields in answers.items() if slug != EARLIER}
    return confirm({**steps, EARLIER: {"made_on": made_on.isoformat(), "to_check": [*steps]}}, ())


def _with_ids(fields: Any) -> Any:
    """The step with new ids for its items: they stand in addresses, so none of a file is used."""
    items = fields.get("items") if isinstance(fields, Mapping) else None
    if not isinstance(items, list):
        return fields
    numbered = [{**item, "id": f"{number:08x}"} for number, item in enumerate(items, 1)]
    return {**fields, "items": numbered}


def unconfirmed(answers: Mapping[str, Any]) -> frozenset[str]:
    """The steps with the answers of the earlier pack, which nobody has confirmed or saved since."""
    return frozenset(_unconfirmed_slugs(answers))


def made_on(answers: Mapping[str, Any]) -> date | None:
    """The day of the earlier pack; None once no step is unconfirmed."""
    try:
        return date.fromisoformat(_record(answers)["made_on"])
    except (KeyError, TypeError, ValueError):
        return None


def confirm(answers: Mapping[str, Any], slugs: Collection[str]) -> dict[str, Any]:
    """The answers with these steps confirmed. The last one removes the record of the pack too."""
    left = [slug for slug in _unconfirmed_slugs(answers) if slug not in slugs]
    steps = {slug: fields for slug, fields in answers.items() if slug != EARLIER}
    return {**steps, EARLIER: {**_record(answers), "to_check": left}} if left else steps


def _record(answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is stored about the earlier pack; empty if that is nothing, or has another shape."""
    record = answers.get(EARLIER)
    return record if isinstance(record, Mapping) else {}


def _unconfirmed_slugs(answers: Mapping[str, Any]) -> list[str]:
    stored = _record(answers).get("to_check")
    slugs = stored if isinstance(stored, list) else []
    return [slug for slug in slugs if isinstance(slug, str) and slug in answers]
