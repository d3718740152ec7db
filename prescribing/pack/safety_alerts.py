"""The safety questions' answers, beside what was typed elsewhere that bears on them. Pure.

A name or a word that was found is printed as it was typed. What it means, the prescriber decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from prescribing.crosscheck.conflicts import opposing
from prescribing.crosscheck.mentions import Cleaned, Mention, Mentions, is_opioid, names_in
from prescribing.crosscheck.read_fields import ReadFields
from prescribing.medicines.names import MedicineClass, NameList
from prescribing.medicines.recognise import Match, NameRecogniser
from prescribing.pack.records import (
    Answer,
    ListedMedicine,
    NamedMedicine,
    NameListState,
    OpioidAnswer,
    SafetyAlerts,
    TypedElsewhere,
)
from prescribing.pack.sections import SummarySection

# “naltrexone” and “low dose naltrexone” are no brands: they may be the LDN that is asked about.
GENERIC = "naltrexone"


def safety_alerts(cleaned: Cleaned, found: Mentions, reader: NameRecogniser) -> SafetyAlerts:
    """The answers, and beside each what they do not say but was typed."""
    opioids, liver, kidneys = cleaned["opioids"], cleaned["liver"], cleaned["kidneys"]
    answer = OpioidAnswer(opioids["opioids"], opioids["which"], opioids["when"])
    return SafetyAlerts(
        opioids=answer,
        liver=Answer(liver["liver"], liver["liver_details"]),
        kidneys=Answer(kidneys["kidneys"], kidneys["kidneys_details"]),
        opioids_elsewhere=_opioids_elsewhere(answer, found.opioids, reader),
        liver_elsewhere=_typed(opposing("liver", liver["liver"], found.liver)),
        kidneys_elsewhere=_typed(opposing("kidneys", kidneys["kidneys"], found.kidneys)),
        opioid_blockers=_named(found.opioid_blockers),
        therapies=_named(found.therapies),
        repeats_naltrexone=_repeats(found.naltrexone, taken=cleaned["ldn"]["taken"] == "now"),
    )


def listed_names(
    medicine: Mapping[str, Any], reader: NameRecogniser, fields: ReadFields
) -> tuple[ListedMedicine, ...]:
    """The names on the list that stand in one medicine."""
    return _listed(names_in(medicine, reader, fields))


def name_list_state(names: NameList) -> NameListState:
    """Which list it is, and what of it no pharmacist has signed off."""
    return NameListState(
        version=names.version,
        date=names.date,
        unsigned=tuple(each.value for each in names.unsigned),
        is_all_unsigned=len(names.unsigned) == len(MedicineClass),
    )


def _opioids_elsewhere(
    answer: OpioidAnswer, found: tuple[Mention, ...], reader: NameRecogniser
) -> tuple[TypedElsewhere, ...]:
    """Every opioid name typed elsewhere; what opposes the answer counts as said by none."""
    said = {
        match.name
        for text in (answer.which, answer.when)
        for match in reader.recognise(text)
        if is_opioid(match)
    }
    opposed = opposing("opioids", answer.choice, found)
    return tuple(
        dict.fromkeys(
            replace(_elsewhere(each), is_said=each not in opposed and said.issuperset(each.names))
            for each in found
        )
    )


def _typed(found: Iterable[Mention]) -> tuple[TypedElsewhere, ...]:
    """As typed, each text of a section once."""
    return tuple(dict.fromkeys(map(_elsewhere, found)))


def _elsewhere(mention: Mention) -> TypedElsewhere:
    return TypedElsewhere(SummarySection.numbered(mention.section), mention.text, mention.words)


def _named(found: Iterable[Mention]) -> tuple[NamedMedicine, ...]:
    return tuple(NamedMedicine(each.text, _listed(each.matches)) for each in found)


def _listed(matches: Iterable[Match]) -> tuple[ListedMedicine, ...]:
    return tuple(ListedMedicine(each.kind.value, each.name, each.active) for each in matches)


def _repeats(found: tuple[Mention, ...], *, taken: bool) -> bool:
    """Whether naltrexone may be taken from two sources.

    Two medicines whose own names have it, or a brand of it beside LDN that is taken but not listed.
    """
    named = [mention for mention in found if mention.is_named_so]
    is_listed_as_such = any(GENERIC in name for mention in named for name in mention.names)
    beside_them = bool(named) and taken and not is_listed_as_such
    return len(named) + beside_them > 1
