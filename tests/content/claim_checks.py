"""What no text of the site may say, and what must stand beside what it does say.

The numbers (1) to (11) are those of the eleven errors in section 3 of the facts.
"""

import re
from collections.abc import Iterable

from content import richtext
from content.starter_files import Item, html
from tests.content.claims import (
    FACTS,
    Sentence,
    known_numbers,
    numbers,
    of_record,
    planned_pages,
    references,
    sentences,
)

FORBIDDEN = {
    "(1) it is 11,194": r"11,?184",
    "(2) NICE recommends, the MHRA licenses": r"licen[cs]ed by (the )?nice\b"
    r"|\bnice\b[^.;:]{0,30}\blicen[cs](es|ed)\b|nice (has )?approved",
    "(3) both trials of 2010 were crossovers": r"(?<!no “)(?<!no \")\b(in|than) the "
    r"(placebo|ldn|control|treatment) (group|arm)|those (on|given|who took) placebo",
    "(5) half reported more pain": r"(pain|fatigue)( (and|or) (pain|fatigue|spasticity))? "
    r"(improved|fell|eased|decreased|lessened|got better|(was|were) (reduced|better))"
    r"|(less|reduced|improved|eased) (pain|fatigue)"
    r"|improvements? in (pain|fatigue)",
    "(6) several sites, and of those followed up": r"\b(a|one|the) clinic\b.{0,60}(115|65%)"
    r"|mayo clinic(?! enterprise)|two[- ]thirds",
    "(8) no compatibility has been shown": r"compatib\w*|unchanged blood|blood tests? (were|was|"
    r"stayed) (normal|unchanged)|various studies|safe(ly)? (combined|alongside|with (dmt|disease))",
    "(9) it blocks a receptor, and no more is known": r"inhibits?( the)?( body.s)?( own)? endorphin"
    r"|inhibit\w* of endorphin|block\w* ((the|the body.s|its|your|own) )*endorphin"
    r"|(stops|suppress\w*)[^.]{0,20} endorphin(?!s \[)|regulat\w+ (cell|immun)|cell growth"
    r"|boost\w*|immunity",
    "(10) off-label is not unlicensed": r"off-label,? ?[(/] ?unlicen[cs]ed"
    r"|unlicen[cs]ed,? ?[(/] ?off-label|off-label,? (that is|i\.e\.|meaning|also called),? unlic"
    r"|(special|liquid|capsule|drop|cream)s? (is|are|would be) off-label"
    r"|tablets? (is|are|would be) (an )?unlicen[cs]ed",
    "(11) a contraindication is more than that": r"\bimped\w*|particularly important",
}
NEVER = {
    "a cure": r"\bcur(e|es|ed|ing)\b",
    "a verdict on one person": r"(safe|suitable) for you|you can (safely )?(take|start)",
    "asking for the medicine": r"ask[^.]{0,20} for ldn\b|demand",
    "a testimonial": r"testimon\w*|miracle|life[- ]chang\w*|changed (my|her|his|their) li\w+"
    r"|amazing|game[- ]chang\w*|breakthrough|wonders?\b|\bi (feel|felt|take|started|have)\b|\bmy\b",
    "a promise": r"proven to|guarantee\w*|will (help|improve|reduce|relieve)|ldn (helps|works)"
    r"(?! in ms)|effective treatment|no side effects",
    "a price": r"£|\bpence\b|\bpounds?\b|\bcheap\w*|affordab\w*|per prescription",
    "a ranking": r"(best|leading|top|trusted|recommended) (pharmac|suppl|clinic|prescriber)\w*",
}
# What must stand on the same page (or card, or row) where a source is told for something.
BESIDE = (
    (
        "(3) cree-2010 is told without saying that it was a crossover",
        ("cree-2010", r"(?<!works )better|improv|favou?r"),
        (r"crossover",),
    ),
    (
        "(4) cree-2010 is told without its 60 completers and lost power",
        ("cree-2010", r"(?<!works )better|improv|favou?r|score"),
        (r"\b60\b", r"power|weaken"),
    ),
    (
        "(5) gironi-2008 is told without more pain and without its lack of a control",
        ("gironi-2008", r"spastic"),
        (r"more pain", r"placebo|control"),
    ),
    ("(6) 65% without whom it counts", ("driver-2023", r"65"), (r"follow-up", r"control")),
    (
        "(7) bolton-2019 without the opioid users it excluded and its few low-dose trials",
        ("bolton-2019", r"\d|more (common|frequent|dizz)|safe|adverse"),
        (r"exclu", r"\b(5|five) of (the |its )?89\b"),
    ),
    (
        "(8) ludwig-2016 is told without being small, retrospective and about glatiramer",
        ("ludwig-2016", r"blood tests|no significant|walk"),
        (r"glatiramer", r"small|nobody was randomised|not randomised|non-randomised"),
    ),
    (
        "(12) evidence in MS is told without the register study",
        ("cree-2010", r"disagree|(?<!works )better|improv|favou?r"),
        (r"\[@raknes-2017\]",),
    ),
)
IDEAS = r"rebound|microglia|tlr4|calms? (some )?immune|more of its own endorphin|anti-inflammatory"
HEDGES = r"\b(may|might|idea|ideas|thought|hypothes[ie]s|perhaps|whether)\b"

# Numbers that state no fact of a source, and why.
EXEMPT = {
    r"\b999\b|\bNHS 111\b": "telephone numbers for help",
    r"November 2026": "the date of our own search, which section 4 of the facts asks for",
    r"“1 ml” is not a dose": "section 6 of the facts, as a heading and before its citation",
    r"^Under 18$": "the title of a caution; its text has the citation",
    r"two (minutes|ideas|different things|more forms)|idea two|the two\.|the two is safe"
    r"|(next|these) two cautions|three things|all three|five (answers|questions)"
    r"|Six published studies|The two placebo-controlled trials$": "counts the site's own words",
}


def _bare(words: str) -> str:
    for pattern in EXEMPT:
        words = re.sub(pattern, " ", words, flags=re.IGNORECASE)
    return words


def forbidden_words(items: Iterable[Item]) -> list[str]:
    return [found for each in sentences(items) for found in forbidden_in(each.words, str(each))]


def forbidden_in(words: str, where: str) -> list[str]:
    """Errors and promises in any text."""
    return [
        f"{name}: {where}"
        for name, pattern in (FORBIDDEN | NEVER).items()
        if re.search(pattern, words, re.IGNORECASE)
    ]


def missing_beside(items: Iterable[Item]) -> list[str]:
    """Results without the limits that belong to them."""
    whole, found = of_record(items), sentences(items)
    return [
        f"{name}: {each}"
        for name, (key, told), needed in BESIDE
        for each in found
        if key in each.keys and re.search(told, each.words, re.IGNORECASE)
        for beside in [each.block if _is_of_its_block(name, each) else whole[each.record]]
        if not _all_stand_in(beside, needed)
        if not each.record.startswith("study") or "(12)" not in name
    ]


def _is_of_its_block(name: str, sentence: Sentence) -> bool:
    """A page calls several studies small, so the words about one must stand beside it."""
    return "(8)" in name and not sentence.record.startswith("study")


def _all_stand_in(words: str, needed: Iterable[str]) -> bool:
    return all(re.search(each, words, re.IGNORECASE) for each in needed)


def ideas_told_as_facts(items: Iterable[Item]) -> list[str]:
    """(9): how it may work, without a word that says that this is an idea."""
    return [
        str(each)
        for each in sentences(items)
        if re.search(IDEAS, each.words, re.IGNORECASE)
        if not re.search(HEDGES, each.block, re.IGNORECASE)
    ]


def cautions_without_contraindications(items: Iterable[Item]) -> list[str]:
    """(11): the contraindications of the licensed product are said, to both kinds of reader."""
    named = [each for each in items if each.kind == "caution"]
    return [
        f"{each.key}, {field}"
        for each in named
        if each.key in ("opioids", "liver", "kidneys")
        for field in ("for_patients", "for_prescribers")
        if not re.search("contraindicat|must not be used", each.fields[field])
    ]


def unknown_keys(items: Iterable[Item]) -> list[str]:
    known = references(items)
    return [f"{key}: {each}" for each in sentences(items) for key in each.keys if key not in known]


def unused_references(items: Iterable[Item]) -> list[str]:
    used = {key for each in sentences(items) for key in each.keys}
    return [
        item.key
        for item in items
        if item.kind == "reference" and item.key not in used
        if not item.fields.get("further_reading")
    ]


def numbers_not_in_the_facts(items: Iterable[Item]) -> list[str]:
    facts = known_numbers(FACTS.read_text("utf-8"))
    return [
        f"{number}: {each}"
        for each in sentences(items)
        if each.keys
        for number in sorted(numbers(_bare(each.words)) - facts)
    ]


def numbers_not_in_the_sources_cited(items: Iterable[Item]) -> list[str]:
    """A number may also count the sources cited with it: “none of the three trials”."""
    recorded = references(items)
    return [
        f"{number}: {each}"
        for each in sentences(items)
        if each.keys
        for number in sorted(numbers(_bare(each.words)) - _given_by(each, recorded))
    ]


def _given_by(sentence: Sentence, recorded: dict[str, str]) -> set[str]:
    of_sources = [known_numbers(recorded.get(key, "")) for key in sentence.keys]
    return {str(len(sentence.keys))}.union(*of_sources)


def numbers_without_a_source(items: Iterable[Item]) -> list[str]:
    return [str(each) for each in sentences(items) if not each.keys and numbers(_bare(each.words))]


def long_short_versions(items: Iterable[Item]) -> list[str]:
    counts = {
        item.key: richtext.words(html(item.fields["summary"]))
        for item in items
        if item.kind == "page"
    }
    return [f"{slug}: {count} words" for slug, count in counts.items() if not 0 < count <= 150]


def pages_of_another_length(items: Iterable[Item]) -> list[str]:
    """Further than a fifth from the length that section 13 of the facts plans, or not planned."""
    items, planned = list(items), planned_pages()
    lengths = {item.key: _length(item, items) for item in items if item.kind == "page"}
    return [
        f"{slug}: {length} words"
        for slug, length in lengths.items()
        if slug not in planned or abs(length - planned[slug][1]) > planned[slug][1] / 5
    ] + [f"{slug}: is not there" for slug in planned if slug not in lengths]


def _length(page: Item, items: list[Item]) -> int:
    """The page of cautions consists of them: there, their words for patients are its text."""
    bodies = [part.get("body", "") for part in page.fields["sections"]]
    if page.key == "cautions":
        shown = {part.get("caution") for part in page.fields["sections"]}
        bodies += [it.fields["for_patients"] for it in items if it.key in shown]
    return sum(richtext.words(html(text)) for text in (page.fields["summary"], *bodies))


def pages_for_other_readers(items: Iterable[Item]) -> list[str]:
    return [
        f"{item.key}: {item.fields['audience']}"
        for item in items
        if item.kind == "page" and item.key in planned_pages()
        if item.fields["audience"] != planned_pages()[item.key][0]
    ]


CHECKS = (
    forbidden_words,
    missing_beside,
    ideas_told_as_facts,
    cautions_without_contraindications,
    unknown_keys,
    unused_references,
    numbers_not_in_the_facts,
    numbers_not_in_the_sources_cited,
    numbers_without_a_source,
    long_short_versions,
    pages_of_another_length,
    pages_for_other_readers,
)
