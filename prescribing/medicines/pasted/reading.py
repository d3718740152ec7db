"""Reads one entry of a pasted list into name, strength, form, directions, reason and a rest."""

import re
from dataclasses import dataclass

from prescribing.medicines.pasted import asides
from prescribing.medicines.pasted.known import KnownNames
from prescribing.medicines.pasted.naming import (
    give_known_name,
    give_unknown_name,
    names_of_several,
)
from prescribing.medicines.pasted.remainder import (
    give_before_name,
    give_quantities,
    give_reasons,
    sort_what_remains,
)
from prescribing.medicines.pasted.spans import Part, Spans
from prescribing.medicines.pasted.strength_and_form import give_form, give_strength

_MARK = re.compile(
    r"(?:\s|[-–—*•·●○▪◦‣□☐☑✓✔◯◻>►▸#➢]|\[[ xX✓]?\])*"
    r"(?:\(?(?:\d{1,2}[.)、।:](?!\d)|[a-zA-Z][.)](?=\s))\)?|\d{1,2}\t|\d{1,2}\s[-–—]\s)?"
    r"(?:\s|[-–—*•·●○▪□☐☑✓]|\[[ xX✓]?\])*"
)
_GAP = re.compile(r"\s{2,}|[\r\v\f\x85\u2028\u2029]")
LONGEST_READ = 2000
_TAG = re.compile(r"<[^<>]{0,200}>|&[a-z]{2,6};")
_ASIDES = (
    *(_TAG, asides.LABEL, asides.WARNING, asides.ISSUED, asides.STARRED),
    *(asides.IN_PACKS_OF, asides.CHANGED, asides.DATE, asides.STATUS),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one entry says, in its own words. Only `form` is a word of ours.

    names: the known names, where there are two that are not one medicine; the person must say.
    mark: the number or sign of the list. for_word: the word that leads to the reason.
    """

    line: str
    name: str
    strength: str
    form: str
    form_as_typed: str
    directions: str
    reason: str
    rest: str
    mark: str
    for_word: str
    names: tuple[str, ...] = ()


def read_entry(line: str, known: KnownNames) -> Reading:
    """The reading of a medicine's line or lines. The time is in proportion to their length."""
    spans = Spans(squeezed(line))
    if len(spans.text) > LONGEST_READ:
        spans.give(Part.NAME, 0, len(spans.text))
        return _reading(line, spans)
    _give_mark_and_asides(spans)
    found = [name for name in known.find(spans.text) if spans.is_free(name.start, name.end)]
    names = names_of_several(spans.text, found)
    form = ""
    if names:
        _keep_whole(spans, found[0].start)
    else:
        strengths = known.strengths.get(give_known_name(spans, found), ()) if found else ()
        if not found:
            give_unknown_name(spans)
        form = _read_beside_name(spans, strengths)
    return _reading(line, spans, form, names)


def squeezed(line: str) -> str:
    """The text with at most two spaces, one tab or one line end between words."""
    return _GAP.sub(_gap, line)


def _gap(match: re.Match[str]) -> str:
    if any(end in match[0] for end in "\n\r\v\f\x85\u2028\u2029"):
        return "\n"
    return "\t" if "\t" in match[0] else "  "


def _reading(line: str, spans: Spans, form: str = "", names: tuple[str, ...] = ()) -> Reading:
    text = spans.texts()
    return Reading(
        line=line,
        name=text[Part.NAME],
        strength=text[Part.STRENGTH],
        form=form,
        form_as_typed=text[Part.FORM],
        directions=text[Part.DIRECTIONS],
        reason=text[Part.REASON],
        rest=text[Part.REST],
        mark=text[Part.MARK],
        for_word=text[Part.FOR],
        names=names,
    )


def _give_mark_and_asides(spans: Spans) -> None:
    line = spans.text
    mark = _MARK.match(line)
    if mark and mark.end() < len(line):
        spans.give(Part.MARK, 0, mark.end())
    for pattern in _ASIDES:
        group = pattern.groups and 1
        for match in pattern.finditer(line, spans.end_of(Part.MARK)):
            spans.give_free(Part.REST, match.start(group), match.end(group))


def _keep_whole(spans: Spans, start: int) -> None:
    """Two medicines: the line stays whole, so that a person says which is which."""
    line = spans.text
    end = line.find("\n", start)
    end = len(line) if end < 0 else end
    label = line.rfind(":", 0, start)
    start = (
        label + 1 if label >= 0 else spans.end_of(Part.MARK) if "\n" not in line[:start] else start
    )
    spans.clear(start, end)
    spans.give(Part.NAME, start, end)
    spans.give_free(Part.REST, 0, start)


def _read_beside_name(spans: Spans, strengths: frozenset[str] | tuple[()]) -> str:
    """Cut what stands beside the name. Returns the form. Without a name, the line is the name."""
    line = spans.text
    if not spans.end_of(Part.NAME):
        spans.clear(0, len(line))
        spans.give(Part.NAME, 0, len(line))
        return ""
    give_strength(spans, strengths)
    form = give_form(spans)
    give_before_name(spans)
    give_quantities(spans, form)
    give_reasons(spans)
    sort_what_remains(spans)
    return form
