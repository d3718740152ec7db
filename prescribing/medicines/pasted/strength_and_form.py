"""Finds the strength and the form in an entry whose name is known."""

import re
from collections.abc import Collection

from prescribing.medicines.pasted import words
from prescribing.medicines.pasted.spans import Part, Spans

_BEFORE_A_DOSE = re.compile(
    r"(?<!\w)(?:take|use|inject|apply|inhale|to|up|then|by|give|taking|is|increase|increasing"
    r"|plus|max|maximum)\s*(?:of\s|up\s)?(?:to\s)?$",
    re.IGNORECASE,
)
_QUALIFIERS = re.compile(
    r"(?:[\s,\-–—:/()|]|pump|metered|sugar[- ]free|preservative[- ]free|s/f|sf|strength|of)*",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\s*(?:x(?:\s|\d)|times?|a\s|per\s|daily|every|each|puffs?|drops?|sprays?|pills?|units?|days?"
    rf"|mls?|tsp|at\s|in\s|when|if|or\s|to\s|[-–/]\s?\d|½|as\s|hours?|weeks?|spoon|scoop|{words.COUNTED_FORM})",
    re.IGNORECASE,
)
_DOSE_AFTER_STRENGTH = re.compile(r"\s*(?:x\s?\d|at\s|in\s|when|a\s)", re.IGNORECASE)
_SMALL = 10
_FEW_UNITS = 100
_GRAMS_OF_A_PACK = 15


def give_strength(spans: Spans, strengths: Collection[str]) -> None:
    """Give the first strength after the name, or one before it, to the strength."""
    after = spans.end_of(Part.NAME)
    if _give_bare_number(spans, after, strengths):
        return
    for match in words.STRENGTH.finditer(spans.text, after):
        if _is_dose(spans.text, match, strengths):
            return
        if _is_pack(match[0], strengths):
            continue
        if spans.give(Part.STRENGTH, match.start(), match.end()):
            return
    before = spans.start_of(Part.NAME)
    for match in words.STRENGTH.finditer(spans.text, 0, before):
        if spans.give(Part.STRENGTH, match.start(), match.end()):
            return


def _is_pack(typed: str, strengths: Collection[str]) -> bool:
    """“500 g” of a cream: how much is in the tube."""
    grams = re.fullmatch(r"(\d+)\s?(?:g|gms?|grams?)", typed, re.IGNORECASE)
    if grams is None or typed in strengths:
        return False
    return int(grams[1]) >= _GRAMS_OF_A_PACK


def _is_dose(line: str, match: re.Match[str], strengths: Collection[str]) -> bool:
    """“Take 2mg”, “14 units”, “1/2 tablet”: how much at a time, not how strong."""
    if _BEFORE_A_DOSE.search(line[max(match.start() - 30, 0) : match.start()]):
        return True
    fraction = re.fullmatch(r"(\d+)/(\d+)", match[0])
    if fraction:
        return (
            int(fraction[1]) < _SMALL
            and int(fraction[2]) < _SMALL * 5
            and f"{match[0]}" not in strengths
        )
    units = words.IN_UNITS.fullmatch(match[0])
    if units is None:
        return False
    number = float(units[1].replace(",", ""))
    return number < _FEW_UNITS or any(s.endswith("units/ml") for s in strengths)


def _give_bare_number(spans: Spans, after: int, strengths: Collection[str]) -> bool:
    """“gabapentin 300 x3 night”: a number without a unit. Small ones are rather a dose."""
    match = words.BARE_NUMBER.match(spans.text, after)
    if match is None:
        return False
    number = match[0].strip()
    if words.STRENGTH.match(spans.text, match.end() - len(number)):
        return False
    rest = spans.text[match.end() :]
    is_small = float(number.replace(",", "")) < _SMALL
    is_known = any(re.match(rf"{re.escape(number)}(?![\d.])", strength) for strength in strengths)
    if is_known and not is_small and words.FORM.match(rest.lstrip()):
        return spans.give(
            Part.STRENGTH, match.end() - len(number), match.end()
        )  # “Evorel 50 patches”
    if _COUNTED.match(rest) and (is_small or not _DOSE_AFTER_STRENGTH.match(rest)):
        return False
    is_followed_by_dose = bool(re.match(r"\s+(?:\d|one|two|x\s?\d)", rest))
    if is_small and not ((is_known and float(number) > 4) or is_followed_by_dose or "." in number):
        return False
    return spans.give(Part.STRENGTH, match.end() - len(number), match.end())


def give_form(spans: Spans) -> str:
    """Give the words of the form to it. Returns the form in the words of the list.

    A form that only the dose names, like “½ tablet at night”, stays with the directions.
    """
    line, name = spans.text, spans.text_of(Part.NAME)
    form = _form_beside(spans) or _form_before(spans)
    if not form:
        dose = words.DOSE_FORM.search(line, spans.end_of(Part.NAME))
        form = words.form_called(dose[0]) if dose else ""
    if not form:
        named = words.FORM.search(name)
        form = words.form_called(named[0]) if named else ""
    if form in {"tablet", "capsule"} and words.SLOW_SUFFIX.search(name):
        return f"modified-release {form}"
    if form in {"tablet", "capsule"} and words.COATED_SUFFIX.search(name):
        return f"gastro-resistant {form}"
    return form


def _form_beside(spans: Spans) -> str:
    """The form right after the name or the strength."""
    line = spans.text
    for part in (Part.STRENGTH, Part.NAME):
        end = spans.end_of(part)
        if not end:
            continue
        start = _QUALIFIERS.match(line, end).end()  # type: ignore[union-attr]
        match = words.FORM.match(line, start)
        if match and spans.give(Part.FORM, match.start(), match.end()):
            return words.form_called(match[0])
    return ""


def _form_before(spans: Spans) -> str:
    for match in words.FORM.finditer(spans.text, 0, spans.start_of(Part.NAME)):
        if spans.give(Part.FORM, match.start(), match.end()):
            return words.form_called(match[0])
    return ""
