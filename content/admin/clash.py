"""After a refused save: what the editor typed beside what somebody else saved, by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from content.markup import nesting, richtext
from content.markup.changes import Note, Words, compare, words_changed
from content.markup.meaning import blocks_in
from content.models import Section

_NOT_SHOWN = {"id", "page", "study", "DELETE"}
DELETED = "(deleted)"
NOT_THERE = "(kept: it is not in your form)"
_NO_TEXT = (DELETED, NOT_THERE)


@dataclass(frozen=True)
class Both:
    """One field, saved and typed. words, notes: the changes between the two, if both are texts."""

    label: str
    saved: str
    typed: str
    words: tuple[Words, ...]
    notes: tuple[Note, ...] = ()


Pair = tuple[str, str, str, tuple[Note, ...]]


def both_texts(form: Any, formsets: Iterable[Any]) -> list[Both]:
    """Every field, including those of sections, that differs from what is saved now."""
    saved = type(form.instance)._default_manager.get(pk=form.instance.pk)
    pairs = list(_pairs(form, saved, ""))
    for formset in formsets:
        pairs += _of_formset(formset, saved)
    return [
        Both(label, theirs, yours, _changes(theirs, yours), notes)
        for label, theirs, yours, notes in pairs
        if theirs != yours or notes
    ]


def _of_formset(formset: Any, saved: Any) -> Iterator[Pair]:
    stored = formset.model._default_manager.filter(**{formset.fk.name: saved})
    parts = {part.pk: part for part in stored}
    kind = str(formset.model._meta.verbose_name).capitalize()
    for form in formset.forms:
        part = parts.pop(form.instance.pk, None)
        name = _value(form, "heading") or _value(form, "outcome") or part or "without a heading"
        if _value(form, "DELETE"):
            if part:
                yield f"{kind} “{part}”", _whole(part), DELETED, ()
        elif form.has_changed() or part:
            yield from _pairs(form, part, f"{kind} “{name}”: ")
    for part in parts.values():
        yield f"{kind} “{part}”", _whole(part), NOT_THERE, ()


def _pairs(form: Any, saved: Any, where: str) -> Iterator[Pair]:
    for name, field in form.fields.items():
        if name not in _NOT_SHOWN:
            theirs = getattr(saved, name, None) if saved else None
            yours = form[name].value()
            label = f"{where}{field.label or name}"
            yield label, _plain(field, _key(theirs)), _plain(field, yours), _notes(theirs, yours)


def _changes(theirs: str, yours: str) -> tuple[Words, ...]:
    return () if yours in _NO_TEXT else tuple(words_changed(theirs, yours))


def _notes(theirs: Any, yours: Any) -> tuple[Note, ...]:
    """What differs between two rich texts beside their words, such as the address of a link."""
    texts = [text if isinstance(text, str) else "" for text in (theirs, yours)]
    if not all("<" in text for text in texts) or any(map(nesting.is_too_deep, texts)):
        return ()
    found = compare(*(blocks_in(richtext.clean(text)) for text in texts))
    return tuple(note for difference in found for note in difference.notes)


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
    return _lines(text) if "<" in text else text.strip()


def _whole(part: Any) -> str:
    if isinstance(part, Section):
        return f"{part.heading}\n" + _lines(part.body)
    return f"{part}: {part.estimate or 'no figure'}"


def _lines(html: str) -> str:
    return "\n".join(block.text for block in blocks_in(html))
