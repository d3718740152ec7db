"""Sorts what is left of an entry into directions, reason and rest."""

import re
from collections.abc import Iterator

from prescribing.medicines.pasted import asides, words
from prescribing.medicines.pasted.known import known_uses
from prescribing.medicines.pasted.spans import Part, Spans

_ATOM_END = re.compile(
    r"[\n\r\v\f\u2028\u2029\t|;•()\[\]<>।。]|\s[-–—:/]\s?|[-–—]\s|:\s|,\s|\s{2,}|\.\s(?=[A-Z])|\.$"
)
_FOR = re.compile(
    r"(?<!\w)((?:(?:used|taken)\s)?for|because\s+of|due\s+to|(?:reason|indication|used\sfor|for):"
    r"|helps\s+with|treats)\s+(?=\w)",
    re.IGNORECASE,
)
_NO_REASON = re.compile(
    r"\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|an?|the\s(?:first|next|last|rest)|life"
    r"|long|short|now|ever|up|about|another|at\sleast|as\slong|external|oral|inhalation|injection"
    r"|infusion|use|me|him|her|both|each|half|several|every)(?!\w)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"(?<!\w)(?:to\s(?:prevent|help|treat|lower|protect|control|stop|thin|relieve|ease|manage|calm"
    r"|improve|boost|slow|settle|sleep|loosen|relax|reduce\s(?!to|by|dose))|helps)(?!\w)",
    re.IGNORECASE,
)
_MORE_USES = words.words_of(
    "mood bone nerve bp blood pressure bladder spasm spasticity cramp pain anxiety depression"
    " depressed sleep sleeping cholesterol heart thyroid stomach acid reflux ms fatigue"
    " tiredness constipation bowel skin joint underactive overactive high low raised water"
    " infection uti utis incontinence muscle stiffness back knee hip leg arm neck head"
    " headache migraine asthma copd breathing diabetes sugar epilepsy fit seizure allergy"
    " hayfever nausea sickness immune energy memory vision eye dry ear vitamin deficiency iron"
    " anaemia hrt menopause contraception period stroke clot prevention tremor neuralgia"
    " trigeminal neuropathic neuropathy vertigo dizziness erectile dysfunction prostate gout"
    " arthritis osteoporosis eczema psoriasis weight relapse walking chest prophylaxis health"
    " in gut urgency itching itch af hf ckd copd htn dvt bph gord gerd ibs uti ms"
    " general and of the my"
)
_LONGEST_USE = 60


_SPEAKER = re.compile(r"\W*(?:i|i['’]m|he|she|we|they|also|and|my)(?!\w)", re.IGNORECASE)
_LAST_OFTEN = re.compile(
    r"(?:daily|nightly|weekly|monthly|days?|nights?|morning|evening|bedtime|week|month|prn|od|bd|bid|tds|tid"
    r"|qds|qid|om|on|nocte|mane|nightly|hours|mouth)[.,]?",
    re.IGNORECASE,
)
_MOST_WORDS_OF_USE = 4
_DOSE_NEXT = re.compile(
    r"\s+(?:take|use|apply|insert|inject|one|two|half|as|to\sbe)(?!\w)", re.IGNORECASE
)
_COUNT_BEFORE = re.compile(
    rf"(\d{{1,4}})\s*x?\s*(?:{words.COUNTED_FORM}\s*(?:of\s*)?)?$", re.IGNORECASE
)


def give_before_name(spans: Spans) -> None:
    """Words before the name are no direction, unless they begin like a dose: “2 x”, “take”."""
    start = spans.start_of(Part.NAME)
    before = spans.text[:start]
    number = _COUNT_BEFORE.search(before)
    is_dose = words.STARTS_DIRECTIONS.match(before) or re.match(r"\W*(?:½|a\s|\d)", before)
    if number and (asides.is_quantity(number[1], "") or "\n" in spans.text.strip()):
        is_dose = None
    if _SPEAKER.match(before):
        is_dose = None
    spans.give_free(Part.DIRECTIONS if is_dose else Part.REST, 0, start)


def give_quantities(spans: Spans, form: str) -> None:
    """“84 tablet”, “300ml”, “1 OP”: what the pharmacy gives out."""
    text = spans.text
    after = max(spans.end_of(part) for part in (Part.NAME, Part.STRENGTH, Part.FORM))
    place = next((place for place, _ in _pieces(spans, after)), after)
    first = asides.AMOUNT.match(text, place) or asides.TIMES.match(text, place)
    if first:
        is_alone = bool(_DOSE_NEXT.match(text, first.end()))
        if asides.is_quantity(first[1], first[2], form, is_alone=is_alone):
            spans.give(Part.REST, first.start(), first.end())
    place = after
    while found := asides.QUANTITY.search(text, place):
        number, unit = found[2] or found[4] or found[5], found[3] or ""
        is_alone = _is_alone(text, found.start(1), found.end(1))
        if asides.is_quantity(number, unit, form, is_alone=is_alone):
            spans.give(Part.REST, found.start(1), found.end(1))
        place = max(found.end(1), place + 1)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether this is a line of its own below another."""
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    return before.endswith("\n") and after[:1] in {"", "\n"}


def give_reasons(spans: Spans) -> None:
    """“for nerve pain”, “to prevent UTIs”. “For 5 days” is no reason."""
    text = spans.text
    for match in _FOR.finditer(text, spans.end_of(Part.NAME)):
        start, then = match.span()
        if _NO_REASON.match(text, then) or not spans.is_free(start, then):
            continue
        if spans.give(Part.REASON, then, _end_of_reason(text, then)):
            spans.give(Part.FOR, start, then)
    for match in _PURPOSE.finditer(text, spans.end_of(Part.NAME)):
        if spans.is_free(*match.span()):
            spans.give(Part.REASON, match.start(), _end_of_reason(text, match.end()))


def _end_of_reason(text: str, start: int) -> int:
    """Where a sign or a direction ends the reason. Its first word is never a direction."""
    sign = _ATOM_END.search(text, start)
    end = sign.start() if sign else len(text)
    first = re.compile(r"\s*\S+").match(text, start, end)
    direction = words.UNTIL_DIRECTIONS.search(text, first.end(), end) if first else None
    return direction.start() if direction else end


def sort_what_remains(spans: Spans) -> None:
    """Pieces without a word of directions are a reason, if known as one, or else the rest."""
    after = spans.end_of(Part.NAME)
    pieces = list(_pieces(spans, after))
    directed = [bool(_is_direction(spans.text[start:end])) for start, end in pieces]
    for (start, end), is_directed in zip(pieces, directed, strict=True):
        if _is_use(spans.text[start:end]):
            spans.give(Part.REASON, start, end)
        elif not is_directed and (any(directed) or spans.text[start - 1 : start] == "("):
            spans.give(Part.REST, start, end)
        else:
            _give_use_at_end(spans, start, end)


def _give_use_at_end(spans: Spans, start: int, end: int) -> None:
    """“2 puffs bd asthma”: a known use right after how often."""
    found = list(re.finditer(r"\S+", spans.text[start:end]))
    for count in range(min(_MOST_WORDS_OF_USE, len(found) - 1), 0, -1):
        place = start + found[-count].start()
        if _LAST_OFTEN.fullmatch(found[-count - 1][0]) and _is_use(spans.text[place:end]):
            spans.give(Part.REASON, place, end)
            return


def _is_direction(piece: str) -> bool:
    return bool(
        words.DIRECTION.search(piece)
        or words.STARTS_DIRECTIONS.match(piece)
        or any(character.isnumeric() for character in piece)
        or not piece.isascii()
    )


def _is_use(piece: str) -> bool:
    plain = piece.strip(" .,-–").casefold()
    if not plain or len(plain) > _LONGEST_USE:
        return False
    return plain in known_uses() or all(
        word in _MORE_USES or word.removesuffix("s") in _MORE_USES
        for word in re.findall(r"[^\s/,&]+", plain)
    )


def _pieces(spans: Spans, after: int) -> Iterator[tuple[int, int]]:
    """The free spans between signs, without the spaces around them."""
    for start, end in spans.free_runs(after, len(spans.text)):
        place = start
        for sign in _ATOM_END.finditer(spans.text, start, end):
            yield from _piece(spans.text, place, sign.start())
            place = sign.end()
        yield from _piece(spans.text, place, end)


def _piece(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        yield start, end
