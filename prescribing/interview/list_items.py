"""The items of a list among the stored answers."""

from collections.abc import Mapping
from typing import Any

from prescribing.interview.list_keys import CHANGED, LEFT_OUT, TYPED
from prescribing.interview.steps import Step

Item = dict[str, Any]


def items_of(answers: Mapping[str, Any], step: Step) -> list[Item]:
    """A new list of a list step's items, as stored."""
    return list((answers.get(step.slug) or {}).get("items", []))


def with_items(answers: Mapping[str, Any], step: Step, items: list[Item]) -> dict[str, Any]:
    """The answers with these items; whether the list is complete must be answered again."""
    page = {**(answers.get(step.slug) or {}), "items": items}
    page.pop("completeness", None)
    return {**answers, step.slug: page}


def with_item(answers: Mapping[str, Any], step: Step, entry: Item) -> dict[str, Any]:
    """The answers with this item: changed in its place if its id is known, else added."""
    items = items_of(answers, step)
    for place, old in enumerate(items):
        if old.get("id") == entry["id"]:
            items[place] = {**_kept(old, entry), **entry}
            return {**answers, step.slug: {**answers[step.slug], "items": items}}
    return with_items(answers, step, [*items, entry])


def _kept(old: Item, entry: Item) -> Item:
    """What an item that was read from a line keeps when its page is saved."""
    if TYPED not in old:
        return {}
    is_as_read = CHANGED not in old and all(
        old.get(name, "") == entry[name] for name in entry if name != "source"
    )
    return {TYPED: old[TYPED]} if is_as_read else {TYPED: old[TYPED], CHANGED: "yes"}


def without_item(answers: Mapping[str, Any], step: Step, item_id: str) -> dict[str, Any]:
    """The answers without an item; the same where there is none of that id.

    The line that it was read from joins those that were left out, where it can be added again.
    """
    items = items_of(answers, step)
    kept = [item for item in items if item.get("id") != item_id]
    lines = [item[TYPED] for item in items if item.get("id") == item_id and TYPED in item]
    page = answers.get(step.slug) or {}
    if lines:
        page = {**page, LEFT_OUT: [*page.get(LEFT_OUT, []), *lines]}
    return with_items({**answers, step.slug: page}, step, kept)


def with_sources(
    answers: Mapping[str, Any], step: Step, chosen: Mapping[str, str]
) -> Mapping[str, Any]:
    """The answers with where medicines come from. chosen: the source of some, by their ids."""
    if not chosen:
        return answers
    items = [
        {**item, "source": chosen[item["id"]]} if item.get("id") in chosen else item
        for item in items_of(answers, step)
    ]
    return {**answers, step.slug: {**(answers.get(step.slug) or {}), "items": items}}
