"""Read a page: its forms, ids, links and words."""

import re
from typing import Any

from lxml import html


def parsed(response: Any) -> Any:
    """The response as a tree of elements."""
    return html.document_fromstring(response.content.decode())


def filled_in(response: Any) -> dict[str, str | list[str]]:
    """The fields that a browser sends if the editor presses Save at once, with its line ends."""
    (form,) = [form for form in parsed(response).forms if form.get("id", "").endswith("_form")]
    sent: dict[str, str | list[str]] = {}
    for name, value in form.form_values():
        if "__prefix__" not in name:
            # A browser sends each ticked box of several with one name.
            sent[name] = [*_listed(sent[name]), _sent(value)] if name in sent else _sent(value)
    return sent


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _sent(value: str | None) -> str:
    return re.sub(r"\r?\n", "\r\n", (value or "").removeprefix("\n"))


def ids(tree: Any) -> list[str]:
    return tree.xpath("//@id")


def words_of(element: Any) -> str:
    """The words of an element as a reader sees them, with single spaces."""
    text = element if isinstance(element, str) else element.text_content()
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " ")).strip()


def main_words(response: Any) -> str:
    """The words of the main part of a page."""
    return words_of(parsed(response).get_element_by_id("main"))
