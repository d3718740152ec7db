"""The answers to the safety questions, with what was typed elsewhere about the same. Pure.

Names and words are printed as they were typed. The prescriber decides what they mean.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from prescribing.crosscheck.conflicts import opposing
from prescribing.crosscheck.mentions import Cleaned, Mention, Mentions, is_opioid, names_in
from prescribing.crosscheck.read_fields import ReadFields
from prescribing.medicines.names import MedicineClass, NameList
from prescribing.medicines.recognise import Match, NameRecogniser
from prescribing.pack.name_records import (
    ListedMedicine,
    NamedMedicine,
    NameListState,
    TypedElsewhere,
)
from prescribing.pack.page_room import on_one_line
from prescribing.pack.records import Answer, OpioidAnswer, SafetyAlerts
from prescribing.pack.sections import SummarySection

# “naltrexone” and “low dose naltrexone” are not brands: they may be the LDN that is asked about.
GENERIC = "naltrexone"


def safety_alerts(
    cleaned: Cleaned, mentioned: Mentions, recogniser: NameRecogniser
) -> SafetyAlerts:
    """Each answer, with the mentions in other answers that it does not say itself."""
    opioids, organs = cleaned["opioids"], cleaned["liver-and-kidneys"]
    brief = on_one_line(opioids["opioids_brief"])
    answer = OpioidAnswer(opioids["opioids"], brief, opioids["opioids_more"])
    return SafetyAlerts(
        opioids=answer,
        liver=_organ(organs, "liver"),
        kidneys=_organ(organs, "kidneys"),
        opioids_elsewhere=_opioids_elsewhere(answer, mentioned.opioids, recogniser),
        liver_elsewhere=_typed(opposing("liver", organs["liver"], mentioned.liver)),
        kidneys_elsewhere=_typed(opposing("kidneys", organs["kidneys"], mentioned.kidneys)),
        opioid_blockers=_named(mentioned.opioid_blockers),
        therapies=_named(mentioned.therapies),
        repeats_naltrexone=_repeats(mentioned.naltrexone, taken=cleaned["ldn"]["taken"] == "now"),
    )


def _organ(organs: Mapping[str, Any], organ: str) -> Answer:
    return Answer(organs[organ], organs[f"{organ}_more"], on_one_line(organs[f"{organ}_brief"]))


def listed_names(
    medicine: Mapping[str, Any], recogniser: NameRecogniser, fields: ReadFields
) -> tuple[ListedMedicine, ...]:
    """The names on the list that stand in one medicine."""
    return _listed(names_in(medicine, recogniser, fields))


def name_list_state(names: NameList) -> NameListState:
    """The version of the list, and the classes that no pharmacist has signed off."""
    return NameListState(
        version=names.version,
        date=names.date,
        unsigned=tuple(medicine_class.value for medicine_class in names.unsigned),
        is_all_unsigned=len(names.unsigned) == len(MedicineClass),
    )


def _opioids_elsewhere(
    answer: OpioidAnswer, mentioned: tuple[Mention, ...], recogniser: NameRecogniser
) -> tuple[TypedElsewhere, ...]:
    """Every opioid name typed elsewhere. One that contradicts the answer never counts as said.

    A name counts as said if the short box has it, because page 1 prints that whole.
    """
    said = {match.name for match in recogniser.recognise(answer.brief) if is_opioid(match)}
    contradicting = opposing("opioids", answer.choice, mentioned)
    return tuple(
        dict.fromkeys(
            replace(
                _elsewhere(mention),
                is_said=mention not in contradicting and said.issuperset(mention.names),
            )
            for mention in mentioned
        )
    )


def _typed(mentioned: Iterable[Mention]) -> tuple[TypedElsewhere, ...]:
    """As typed, without repeating a text of the same section."""
    return tuple(dict.fromkeys(map(_elsewhere, mentioned)))


def _elsewhere(mention: Mention) -> TypedElsewhere:
    return TypedElsewhere(SummarySection.numbered(mention.section), mention.text, mention.words)


def _named(mentioned: Iterable[Mention]) -> tuple[NamedMedicine, ...]:
    return tuple(NamedMedicine(mention.text, _listed(mention.matches)) for mention in mentioned)


def _listed(matches: Iterable[Match]) -> tuple[ListedMedicine, ...]:
    return tuple(
        ListedMedicine(match.kind.value, match.name, match.active, match.is_unchecked)
        for match in matches
    )


def _repeats(mentioned: tuple[Mention, ...], *, taken: bool) -> bool:
    """Whether naltrexone may be taken from two sources.

    Either two medicines have it in their names, or one is a brand of it and LDN is taken as well,
    without a medicine that is called naltrexone.
    """
    named = [mention for mention in mentioned if mention.is_in_name]
    is_listed_as_such = any(GENERIC in name for mention in named for name in mention.names)
    is_ldn_besides = bool(named) and taken and not is_listed_as_such
    return len(named) + is_ldn_besides > 1
