"""After a refused save: what the editor typed beside what somebody else saved, by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from content.articles.differences import Words, plain_blocks, words_changed

_NOT_SHOWN = {"id", "page", "DELETE"}
DELETED = "(deleted)"
NOT_THERE = "(kept: it is not in your form)"
_NO_TEXT = (DELETED, NOT_THERE)


@dataclass(frozen=True)
class Both:
    """One field, saved and typed. words: the changes between the two, if both are texts."""

    label: str
    saved: str
    typed: str
    words: tuple[Words, ...]


def both_texts(form: Any, formsets: Iterable[Any]) -> list[Both]:
    """Every field, including those of sections, that differs from what is saved now."""
    saved = type(form.instance)._default_manager.get(pk=form.instance.pk)
    pairs = list(_pairs(form, saved, ""))
    for formset in formsets:
        pairs += _of_formset(formset, saved)
    return [
        Both(label, theirs, yours, () if yours in _NO_TEXT else tuple(words_changed(theirs, yours)))
        for label, theirs, yours in pairs
        if theirs != yours
    ]


def _of_formset(formset: Any, saved: Any) -> Iterator[tuple[str, str, str]]:
    stored = formset.model._default_manager.filter(page=saved)
    sections = {section.pk: section for section in stored}
    for form in formset.forms:
        section = sections.pop(form.instance.pk, None)
        name = _value(form, "heading") or section or "without a heading"
        if _value(form, "DELETE"):
            if section:
                yield f"Section “{section}”", _whole(section), DELETED
        elif form.has_changed() or section:
            yield from _pairs(form, section, f"Section “{name}”: ")
    for section in sections.values():
        yield f"Section “{section}”", _whole(section), NOT_THERE


def _pairs(form: Any, saved: Any, where: str) -> Iterator[tuple[str, str, str]]:
    for name, field in form.fields.items():
        if name not in _NOT_SHOWN:
            theirs = getattr(saved, name, None) if saved else None
            yours = form[name].value()
            label = f"{where}{field.label or name}"
            yield label, _plain(field, _key(theirs)), _plain(field, yours)


def _value(form: Any, name: str) -> Any:
    """What was typed; None for a field that this editor may not change."""
    return form[name].value() if name in form.fields else None


def _key(value: Any) -> Any:
    return getattr(value, "pk", value)


def _plain(field: Any, value: Any) -> str:
    """A value as text for staff: no tags, and labels instead of keys."""
    if value in (None, ""):
        return ""
    if isinstance(field, forms.ChoiceField):  # ModelChoiceField is one, too
        words = {str(key): str(label) for key, label in field.widget.choices}
        return words.get(str(value), str(value))
    text = str(value)
    return "\n".join(plain_blocks(text)) if "<" in text else text.strip()


def _whole(section: Any) -> str:
    return f"{section.heading}\n" + "\n".join(plain_blocks(section.body))
