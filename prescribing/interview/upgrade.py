"""Brings stored answers of an older schema to the present one, in drafts and in packs. Pure.

Whoever renames or removes a step, a field or a choice adds 1 to SCHEMA and a function to UPGRADES.
Nothing that was typed may be lost, also where it is longer than a new box takes: the form then
asks for less.
"""

from collections.abc import Callable, Mapping
from typing import Any

from prescribing.interview.earlier_pack import EARLIER
from prescribing.pack.page_room import OPIOIDS, fits

Answers = dict[str, Any]
Page = dict[str, Any]

SCHEMA = 3
# The choices of schema 1 that must be asked again: neither says that an opioid was never taken.
_ASKED_AGAIN = ("no", "recently")
_ALWAYS_IN = ("reply-slip", "prescriber-information")
# The pages that schema 3 put on other pages, and the fields that got other names there.
MERGED: dict[str, tuple[str, dict[str, str]]] = {
    "contact": ("patient", {}),
    "gp-practice": ("addressee", {"address": "practice_address"}),
    "proof": ("diagnosis", {}),
    "operations": ("conditions", {}),
    "liver": ("liver-and-kidneys", {}),
    "kidneys": ("liver-and-kidneys", {}),
}


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


def _fewer_pages(answers: Answers) -> Answers:
    """To schema 3, with fewer pages. No page of schema 3 is changed."""
    pages = {slug: page for slug, page in answers.items() if slug not in MERGED}
    for slug, (into, names) in MERGED.items():
        old, new = answers.get(slug, {}), pages.get(into, {})
        if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
            return answers  # no form of ours made it: the check of the structure refuses it
        if slug in answers:
            moved = {names.get(name, name): old[name] for name in old}
            pages[into] = {**new, **moved, **new}
    if "gp_name" not in answers.get("addressee", {"gp_name": ""}):
        pages["addressee"] = _one_gp(pages["addressee"])
    return _with_merged_slugs(pages)


def _one_gp(page: Page) -> Page:
    """The addressee with one name of the GP. Of two names both stay, and the page asks again."""
    names = (page.get("name", ""), page.get("gp_name", ""))
    if page.get("role") != "gp" or not all(isinstance(name, str) for name in names):
        return page
    distinct = {" ".join(name.casefold().split()): name.strip() for name in names if name.strip()}
    page = {**page, "name": "", "gp_name": "; ".join(distinct.values())}
    if len(distinct) > 1:
        del page["role"]
    return page


def _with_merged_slugs(pages: Answers) -> Answers:
    """What nobody confirmed of an earlier pack, by the pages of today."""
    record = pages.get(EARLIER)
    if not isinstance(record, Mapping) or not isinstance(to_check := record.get("to_check"), list):
        return pages
    slugs = [slug for slug in to_check if isinstance(slug, str)]
    now = dict.fromkeys(MERGED[slug][0] if slug in MERGED else slug for slug in slugs)
    return {**pages, EARLIER: {**record, "to_check": list(now)}}


# {older schema: brings its answers to the next one}. Never remove one.
UPGRADES: dict[int, Callable[[Answers], Answers]] = {1: _short_boxes, 2: _fewer_pages}
