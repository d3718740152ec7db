"""Brings stored answers of an older schema to the present one, in drafts and in packs. Pure.

Whoever renames or removes a step, a field or a choice adds 1 to SCHEMA and a function to UPGRADES.
Nothing that was typed may be lost, also where it is longer than a new box takes: the form then
asks for less.
"""

from collections.abc import Callable, Mapping
from typing import Any

from prescribing.pack.page_room import OPIOIDS, fits

Answers = dict[str, Any]
Page = dict[str, Any]

SCHEMA = 2
# The pages whose questions the last schema changed: an old answer may have to be given again.
CHANGED = frozenset({"opioids", "liver", "kidneys", "what-matters"})
# The choices of schema 1 that must be asked again: neither says that an opioid was never taken.
_ASKED_AGAIN = ("no", "recently")
_ALWAYS_IN = ("reply-slip", "prescriber-information")


def upgraded(answers: Answers, schema: int) -> Answers:
    """The answers in today's schema. Raises KeyError for a schema that never was."""
    for version in range(schema, SCHEMA):
        answers = UPGRADES[version](answers)
    return answers


def _short_boxes(answers: Answers) -> Answers:
    """To schema 2, with a short box for page 1 and a longer one. No page of schema 2 is changed."""
    changes = {
        "opioids": _opioids,
        "liver": _organ("liver"),
        "kidneys": _organ("kidneys"),
        "documents": _documents,
    }
    return {
        slug: changes[slug](dict(page)) if slug in changes and isinstance(page, Mapping) else page
        for slug, page in {**answers}.items()
    }


def _opioids(page: Page) -> Page:
    if page.get("opioids") in _ASKED_AGAIN:
        del page["opioids"]
    if not _are_texts(page, "which", "when", "opioids_brief", "opioids_more"):
        return page  # no form of ours made it: the check of the structure refuses it
    text = "; ".join(filter(None, (page.pop("which", ""), page.pop("when", ""))))
    is_brief = fits(text, OPIOIDS) and not page.get("opioids_brief")
    return _with_text(page, "opioids_brief" if is_brief else "opioids_more", text)


def _organ(question: str) -> Callable[[Page], Page]:
    """For liver and kidneys: the details become the longer text."""

    def change(page: Page) -> Page:
        if not _are_texts(page, f"{question}_details", f"{question}_more"):
            return page
        return _with_text(page, f"{question}_more", page.pop(f"{question}_details", ""))

    return change


def _documents(page: Page) -> Page:
    """Without two documents that are in every pack now."""
    chosen = page.get("documents")
    if isinstance(chosen, list):
        page["documents"] = [slug for slug in chosen if slug not in _ALWAYS_IN]
    return page


def _are_texts(page: Page, *fields: str) -> bool:
    return all(isinstance(page.get(field, ""), str) for field in fields)


def _with_text(page: Page, field: str, text: str) -> Page:
    """The page with the text in that field, after what the field may hold already."""
    return {**page, field: "\n".join(filter(None, (page.get(field), text)))} if text else page


# {older schema: brings its answers to the next one}. Never remove one.
UPGRADES: dict[int, Callable[[Answers], Answers]] = {1: _short_boxes}
