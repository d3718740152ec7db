"""The items of a list among the stored answers."""

from collections.abc import Mapping
from typing import Any

from prescribing.interview.steps import Step

Item = dict[str, Any]


def items_of(answers: Mapping[str, Any], step: Step) -> list[Item]:
    """A new list of a list step's items, as stored."""
    return list((answers.get(step.slug) or {}).get("items", []))


def with_items(answers: Mapping[str, Any], step: Step, items: list[Item]) -> dict[str, Any]:
    """The answers with these items; whether the list is complete must be answered again."""
    return {**answers, step.slug: {"items": items}}


def with_item(answers: Mapping[str, Any], step: Step, entry: Item) -> dict[str, Any]:
    """The answers with this item: changed in its place if its id is known, else added."""
    items = items_of(answers, step)
    for place, old in enumerate(items):
        if old.get("id") == entry["id"]:
            items[place] = entry
            return {**answers, step.slug: {**answers[step.slug], "items": items}}
    return with_items(answers, step, [*items, entry])


def without_item(answers: Mapping[str, Any], step: Step, item_id: str) -> dict[str, Any]:
    """The answers without an item; the same where there is none of that id."""
    kept = [item for item in items_of(answers, step) if item.get("id") != item_id]
    return with_items(answers, step, kept)
