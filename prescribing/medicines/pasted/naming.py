"""Finds the name of the medicine in an entry, or says that there are several."""

import re
from collections.abc import Sequence
from itertools import pairwise

from prescribing.medicines.loading import default_list
from prescribing.medicines.pasted import words
from prescribing.medicines.pasted.known import KnownName
from prescribing.medicines.pasted.spans import Part, Spans

_NAME_END = re.compile(
    r"[\n\r\v\f\u2028\u2029\t|;•()\[\]<>।。=]|\s[-–—:/]|:\s|,\s|\s{2,}|(?<!\w)for\s", re.IGNORECASE
)
_EVERYDAY_NAME = words.words_of(
    "my the a some water blue brown purple green pink white yellow red orange sleeping"
    " stomach heart blood pressure pain bladder reliever preventer steroid iron thyroid"
    " cholesterol mums big small other new contraceptive travel allergy hay fever cough"
    " reducing thinning nasal eye ear"
)
_JOINED = re.compile(r"(?:^|\s)(?:,|;|&|\+|/|\||and|plus|or)\s*$|[,;&+/|]\s*$", re.IGNORECASE)
_IN_PASSING = re.compile(
    r"(?<!\w)(?:with|containing|contains|from|than|of|to|not|no|avoid|other|any|like|on|for|by"
    r"|without|when|instead|before|after|low|taking|protect)\s*$",
    re.IGNORECASE,
)
_REASON_BEFORE = re.compile(r"(?<!\w)for\s[^,;\n\t]*$", re.IGNORECASE)
_PAIR = re.compile(r"\s*\d+(?:\.\d+)?\s?(?:mg|mcg|g|micrograms)?\s?/\s?\d", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s+([^\W\d][\w'’.%-]*)")
_MOST_WORDS = 4
_FLAVOURS = frozenset(
    {"orange", "lemon", "mint", "peppermint", "aniseed", "lime", "plain", "strawberry"}
)


def names_of_several(line: str, found: Sequence[KnownName]) -> tuple[str, ...]:
    """The known names of an entry, if there are two that are not one medicine."""
    others = [
        name.name
        for before, name in pairwise(found)
        if name.name != found[0].name and _is_another(line, before, name)
    ]
    return tuple(dict.fromkeys((found[0].name, *others))) if others else ()


def _is_another(line: str, before: KnownName, name: KnownName) -> bool:
    between = line[before.end : name.start]
    if _is_same(line, before, name):
        return False
    if _IN_PASSING.search(between) or _REASON_BEFORE.search(between):
        return False
    return bool(_JOINED.search(between) or words.STRENGTH.match(line, name.end + 1))


def _is_same(line: str, before: KnownName, name: KnownName) -> bool:
    """“Insulin - Lantus”, “gabapentin (Neurontin)”, “losartan/hydrochlorothiazide 50mg/12.5mg”."""
    between = line[before.end : name.start]
    if "(" in between and ")" not in between:
        return True
    if between.strip() in {"", "-", "–", "—"} and before.name.casefold().startswith("insulin"):
        return True
    return between.strip() == "/" and bool(_PAIR.match(line, name.end))


def give_known_name(spans: Spans, found: Sequence[KnownName]) -> str:
    """Give the first known name, with what belongs to it, to the name. Returns the known name."""
    line, first = spans.text, found[0]
    end = first.end
    for before, name in pairwise(found):
        is_near = line[before.end : name.start].strip() in {"(", "", "-", "–", "—", "/"}
        if before.end != end or not is_near or not _is_same(line, before, name):
            break
        end = name.end
        if "(" in line[first.end : end] and line[end : end + 1] == ")":
            end += 1
    while more := words.MORE_NAME.match(line, end):
        end = more.end()
    spans.give_free(Part.NAME, first.start, _up_to_strength(line, end))
    return first.name


def _up_to_strength(line: str, end: int) -> int:
    """The end of a name with the words between it and the strength or form, if none is everyday."""
    place = end
    for _ in range(_MOST_WORDS):
        word = _NEXT_WORD.match(line, place)
        if word is None or "\n" in word[0]:
            return end
        if words.FORM.match(line, word.start(1)):
            return place
        if _is_everyday(word[1]):
            return end
        place = word.end()
        after = len(line) - len(line[place:].lstrip(" "))
        if after > place and words.STRENGTH.match(line, after):
            return place
    return end


def _is_everyday(word: str) -> bool:
    if word.casefold() in _FLAVOURS:
        return False
    return bool(words.DIRECTION.match(word)) or word.casefold() in default_list().everyday_words


def give_unknown_name(spans: Spans) -> None:
    """Give what stands before the first strength, form, direction or sign to the name."""
    line = spans.text
    start = next((start for start, _ in spans.free_runs(0, len(line))), len(line))
    while start < len(line) and not line[start].isalnum():
        start += 1
    end = _end_of_unknown(spans, start)
    strength = words.STRENGTH.match(line, start)
    if end <= start and strength:  # “10mg baklofen tds”
        start = strength.end()
        start += len(line[start:]) - len(line[start:].lstrip(" "))
        end = _end_of_unknown(spans, start)
    if end > start:
        spans.give_free(Part.NAME, start, end)


def _end_of_unknown(spans: Spans, start: int) -> int:
    """Where an unknown name ends; `start` where no end or no name is found."""
    line = spans.text
    if words.STARTS_DIRECTIONS.match(line, start) and line[start : start + 1].strip():
        return start
    patterns = (words.STRENGTH, words.FORM, _NAME_END, words.UNTIL_DIRECTIONS)
    first_word = _NEXT_WORD.match(" " + line[start : start + 200])
    after = start + (len(first_word[0]) - 1 if first_word else 0)
    ends = [match.start() for pattern in patterns if (match := pattern.search(line, after))]
    ends += [place for place in (spans.next_given(start),) if place < len(line)]
    form = words.FORM.search(line, start)
    end = min(ends, default=len(line))
    if form and form.start() == end and _is_about_anything(line[start:end]):
        end = form.end()
    while end > start and line[end - 1] in " ,-–:":
        end -= 1
    return end


def _is_about_anything(name: str) -> bool:
    """“My blue inhaler”, “water tablet”: the form is all that names it."""
    return all(word.strip("'’,").casefold() in _EVERYDAY_NAME for word in name.split())
