"""Answers with a marker, and the search for it in all files that a server leaves behind."""

import base64
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

from django import forms

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.dates import DateInputs
from prescribing.interview.steps import STEPS
from tests.support.answers import Answers, answers

MARKER = "QzJxCanary"
NHS_NUMBER, EMAIL = "999 012 3454", "qzjxcanary@example.org"
# Answers of a fixed form, where no marker fits. The search includes those that are rare.
FIXED = {"email", "nhs_number", "diagnosed_month", "diagnosed_year"}
SECRETS = (MARKER, NHS_NUMBER, NHS_NUMBER.replace(" ", ""), EMAIL)


def marked_answers() -> Answers:
    """The example answers with the marker in every field that people type into."""
    complete = answers(patient={"email": EMAIL, "nhs_number": NHS_NUMBER})
    for step in STEPS:
        fields = complete[step.slug]
        fields |= _marked(step.form(**({"item_count": 1} if step.item_form else {})), fields)
        for item in fields.get("items", []):
            item.update(_marked(step.item_form(), item))
    return complete


def typed_fields(form: StepForm) -> set[str]:
    """The fields of a form that accept any typed text."""
    return {
        name
        for name, field in form.fields.items()
        if isinstance(field, forms.CharField)
        and not isinstance(field.widget, DateInputs)
        and name not in FIXED
    }


def _marked(form: StepForm, fields: Mapping[str, Any]) -> dict[str, str]:
    return {name: f"{fields.get(name, '')} {MARKER}".strip() for name in typed_fields(form)}


def forms_of(text: str) -> list[bytes]:
    """The text as it might leak, in lower case.

    Plain, UTF-16 and UTF-32, hexadecimal, percent, base64 at each of its alignments.
    """
    raw = text.encode()
    wide = [text.encode(name) for name in ("utf-16-le", "utf-16-be", "utf-32-le")]
    percent = [quote(text, safe=""), quote_plus(text), "".join(f"%{byte:02x}" for byte in raw)]
    shifted = [
        base64.b64encode(b"\0" * shift + each)[4:-4]
        for each in (raw, wide[0])
        for shift in range(3)
    ]
    every = [raw, *wide, raw.hex().encode(), *(each.encode() for each in percent), *shifted]
    return list(dict.fromkeys(each.lower() for each in every))


def found_in(content: bytes, secrets: Iterable[str]) -> bool:
    """Whether any of the texts is there, in any form and any case."""
    low = content.lower()
    return any(form in low for secret in secrets for form in forms_of(secret))


def places_with(folder: Path, secrets: Iterable[str]) -> set[str]:
    """The files below a folder that contain any of the texts, or have one as their name."""
    wanted = tuple(secrets)
    return {
        name
        for path in folder.rglob("*")
        if path.is_file()
        for name in [path.relative_to(folder).as_posix()]
        if found_in(name.encode() + b"\n" + content_of(path), wanted)
    }


def content_of(path: Path) -> bytes:
    """A file's bytes; none if it was deleted meanwhile, as SQLite deletes its write-ahead log."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
