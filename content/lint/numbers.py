"""The number check: is each number on record for a source that its sentence cites? Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence

from content.lint.finding import NUMBER, Finding
from content.lint.quantities import STRICT, Quantity, Value, recorded, stated
from content.markup.folding import folded
from content.markup.sentences import Block, Sentence

Units = Mapping[str, frozenset[str]]

_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1[0-2])"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
# Numbers that state no fact of a source, and why.
OUR_OWN = {
    r"(?:\b(?:call|phone|ring|dial|on|or)|:) 999\b(?! (?:people|patients|participants))":
        "the emergency telephone number",
    r"\b(?:NHS|call|phone|ring|dial) 111\b": "the NHS telephone number",
    r"(?<![\w.,])(?:\+44|0[1-9])[\d ()-]{7,14}\d\b": "a telephone number",
    r"\b116 123\b": "the telephone number of Samaritans",
    r"\b(?:search\w*|look\w*|read|checked)(?: \w+)? (?:in|by|on|until) (?:\d{1,2} )?"
    rf"{_MONTH} 20\d\d":
        "the date of our own search",
    r"[\"']1 ml[\"'] is not a dose": "a warning: this is no dose",
    r"^Under 18$": "the title of a caution, whose text has the citation",
    rf"\b{_COUNT} (?:more |next |other |different |simple |main |short )*"
    r"(?:ideas?|things?|questions?|answers?|cautions?|sections?|pages?|steps?|routes?|forms?|ways?"
    r"|reasons?|documents?|headings?)\b": "counts our own words",
    rf"\b(?:idea|route|step|question|section|page|document|table|figure|picture) {_COUNT}\b":
        "numbers our own parts",
    r"\b(?:all|the) (?:two|three)(?=[.:;,?!]|$| is | are )": "counts what was just named",
    rf"^The {_COUNT} [\w-]+ (?:trials|studies|reviews)$": "a heading, whose text has the citations",
    rf"\b{_COUNT} (?:\w+ ){{0,2}}(?:studies|trials|papers|reviews|sources) are (?:set out|described"
    r"|listed|named) (?:here|below|above)\b": "counts what the page has",
}  # fmt: skip
_OUR_OWN = re.compile("|".join(f"(?:{pattern})" for pattern in OUR_OWN), re.IGNORECASE)
_STUDIES = re.compile(
    r"[^.;:]{0,40}\b(?:trials?|stud(?:y|ies)|papers?|sources?|reviews?|reports?|series|crossovers?"
    r"|articles?|of (?:them|these)|more (?:discuss|describe|report))\b",
    re.IGNORECASE,
)
# Volume, issue and pages are not facts. Left in, they would wrongly confirm other numbers.
_PAGES = re.compile(r"\b\d+(?:\(\d+\))?:e?\d[\d-]*")

# What stands as a result: “RR 0.84”, “the risk ratio for … was 0.84”.
_RATIO = re.compile(
    r"\b(?:RR|OR|HR|(?:risk|odds|hazard|rate) ratio|relative risk)\b[^\d.;]{0,45}(\d{1,3}\.\d{1,4})"
)

NO_SOURCE = (
    "No source is cited for {numbers}. Cite the source in this sentence, before its stop, or say "
    "why none is needed."
)
NOT_RECORDED = (
    "{numbers} cannot be found among the recorded facts of {sources}. Compare it with the source. "
    "Correct the number, cite the source that gives it, or add it to the key facts of that "
    "reference once you have read it there."
)
OTHER_UNIT = (
    "{numbers}: the recorded facts of {sources} have this number, but not with this unit. Compare "
    "it with the source, and correct the unit here or in the key facts of the reference."
)


NOT_THE_RESULT = (
    "{numbers}: the recorded facts of {sources} have this number, but not as the ratio itself. It "
    "may be the end of a confidence interval. Give the ratio, and then its interval."
)


def recorded_facts(*, key_facts: str, title: str, year: object, details: str) -> str:
    """What a reference is on record for, as the number check reads it."""
    return " ".join((key_facts, title, str(year or ""), _PAGES.sub(" ", details)))


def check(blocks: Sequence[Block], facts: Mapping[str, str]) -> Iterator[Finding]:
    """Findings about numbers. facts: see `recorded_facts`, by the reference's key."""
    cited = {key for block in blocks for sentence in block.sentences for key in sentence.keys}
    known = {key: recorded(folded(facts.get(key, ""))) for key in cited}
    for block in blocks:
        for sentence in block.sentences:
            found = [
                each for each in stated_as_facts(sentence) if not _counts_sources(each, sentence)
            ]
            for rule, says, numbers in _faults(found, sentence, known):
                if numbers:
                    yield _finding((rule, says), numbers, sentence, block.where)
            if wrong := _other_ratios(found, sentence, facts):
                yield _finding(("ratio-not-recorded", NOT_THE_RESULT), wrong, sentence, block.where)


def stated_as_facts(sentence: Sentence) -> list[Quantity]:
    """The numbers of a sentence, without telephone numbers and counts of our own words."""
    return stated(_OUR_OWN.sub(" ", sentence.words))


def _faults(
    found: list[Quantity], sentence: Sentence, known: Mapping[str, Units]
) -> Iterator[tuple[str, str, list[Quantity]]]:
    if not sentence.keys:
        yield "number-without-source", NO_SOURCE, found
        return
    units = [known[key] for key in sentence.keys]
    missing = [each for each in found if not _is_recorded(each, units)]
    yield "number-not-recorded", NOT_RECORDED, missing
    others = [each for each in found if each not in missing and not _has_unit(each, units)]
    yield "number-other-unit", OTHER_UNIT, others


def _other_ratios(
    found: list[Quantity], sentence: Sentence, facts: Mapping[str, str]
) -> list[Quantity]:
    """Numbers given as a ratio, where a cited source has the number but not as a ratio."""
    told = set(_RATIO.findall(sentence.words))
    if not told:
        return []
    of_sources = " ".join(folded(facts.get(key, "")) for key in sentence.keys)
    ratios = set(_RATIO.findall(of_sources))
    wrong = {each for each in told - ratios if ratios and each in of_sources}
    return [each for each in found if each.shown in wrong]


def _finding(
    fault: tuple[str, str], numbers: list[Quantity], sentence: Sentence, where: str
) -> Finding:
    shown = ", ".join(dict.fromkeys(f"“{each.shown}”" for each in numbers))
    says = fault[1].format(numbers=shown, sources=" or ".join(sentence.keys))
    return Finding(NUMBER, fault[0], where, sentence.typed, says, shown)


def _counts_sources(quantity: Quantity, sentence: Sentence) -> bool:
    """“None of the three trials”, with three sources cited."""
    count = len(sentence.keys)
    return (
        count > 1
        and quantity.value == (str(count), "")
        and _STUDIES.match(quantity.after) is not None
    )


def _is_recorded(quantity: Quantity, units: list[Units]) -> bool:
    return any(
        all(number in of_source for number, _ in reading)
        for reading in quantity.readings
        for of_source in units
    )


def _has_unit(quantity: Quantity, units: list[Units]) -> bool:
    return any(
        all(_fits(value, of_source) for value in reading)
        for reading in quantity.readings
        for of_source in units
    )


def _fits(value: Value, of_source: Units) -> bool:
    """A length of time may be on record without its unit; a dose may not."""
    number, unit = value
    had = of_source.get(number, frozenset())
    return bool(had) and (not unit or unit in had or (unit not in STRICT and "" in had))
