"""The whole list as rows, for the admin's page and for the download."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content.staff_names import name_of
from prescribing.medicines.names import Kind, ListedName, NameList, SignOff
from prescribing.name_list.current import current_list
from prescribing.name_list.models import CLASSES, NameProposal

KINDS = {
    Kind.OPIOID: "Opioid",
    Kind.OPIOID_BLOCKER: "Opioid blocker",
    Kind.DMT: "MS therapy",
}
HARMLESS = "Harmless name"
COLUMNS = (
    *("Name", "Kind", "Active ingredient", "Class", "Country or language", "Source", "Verified"),
    *("Where from", "Proposed by", "Proposed on", "Signed off by", "As", "Register number"),
    *("Signed off on", "Status", "Withdrawn by", "Withdrawn on"),
)


@dataclass(frozen=True)
class Row:
    """One name of the list. proposal: of a name that staff added, else None."""

    name: str
    kind: str
    active: str
    class_words: str
    place: str
    source: str
    verified: bool
    proposal: NameProposal | None = None


def rows_of_list() -> list[Row]:
    """Every name of the current list: first what staff added last, then the base list."""
    names = current_list()
    proposals = {
        one.name: one for one in _decided(NameProposal.Action.ADD) if one.name in names.added
    }
    added = [_listed(one, proposals.get(one.name)) for one in names.names]
    added.sort(key=lambda row: -(row.proposal.number or 0) if row.proposal else 0)
    harmless = [
        Row(one.name, HARMLESS, one.why, "", "", one.source, verified=False)
        for one in names.shields
    ]
    return [*added, *harmless]


def found(rows: Iterable[Row], words: str) -> list[Row]:
    """The rows whose name, active ingredient or country has these words; all for no words."""
    wanted = words.casefold().split()
    return [row for row in rows if all(word in _searched(row) for word in wanted)]


def for_download(names: NameList) -> list[tuple[str, ...]]:
    """A row of column headings, a row for each name, and those that staff withdrew."""
    withdrawals = {one.withdraws_id: one for one in _decided(NameProposal.Action.WITHDRAW)}
    withdrawn = [
        _listed(one.listed, one)
        for one in _decided(NameProposal.Action.ADD)
        if one.pk in withdrawals
    ]
    return [
        COLUMNS,
        *(_cells(row, names) for row in rows_of_list()),
        *(
            (*_cells(row, names)[:-3], *_withdrawn(withdrawals[row.proposal.pk], names))
            for row in withdrawn
            if row.proposal
        ),
    ]


def version_of(number: int | None, names: NameList) -> str:
    """How a version of the list is written: the base list's, and the number of the decision."""
    return f"{names.version.partition('.')[0]}.{number}"


def _decided(action: NameProposal.Action) -> Iterator[NameProposal]:
    decided = NameProposal.objects.signed_off().filter(action=action)
    yield from decided.select_related("proposed_by", "decided_by").order_by("number")


def _listed(one: ListedName, proposal: NameProposal | None) -> Row:
    words = dict(CLASSES).get(one.medicine_class.value, "") if one.medicine_class else ""
    place = one.abroad.place if one.abroad else ""
    return Row(
        one.name, KINDS[one.kind], one.active, words, place, one.source, one.verified, proposal
    )


def _searched(row: Row) -> str:
    return f"{row.name} {row.active} {row.place}".casefold()


def _cells(row: Row, names: NameList) -> tuple[str, ...]:
    return (
        *(row.name, row.kind, row.active, row.class_words, row.place, row.source),
        "" if row.kind == HARMLESS else "Yes" if row.verified else "No",
        *_sign_off(row, names),
        *("On the list", "", ""),
    )


def _sign_off(row: Row, names: NameList) -> tuple[str, ...]:
    if one := row.proposal:
        return (
            f"Added by staff in version {version_of(one.number, names)}",
            *(name_of(one.proposed_by), f"{one.proposed_at:%Y-%m-%d}"),
            *(name_of(one.decided_by), one.decided_role, one.register_number),
            f"{one.decided_at:%Y-%m-%d}",
        )
    signed = {words: sign for slug, words in CLASSES for sign in _of_class(slug, names)}
    sign = signed.get(row.class_words)
    who = (sign.pharmacist, "", "", f"{sign.date}") if sign else ("", "", "", "")
    return (f"Base list {names.version.partition('.')[0]}", "", "", *who)


def _of_class(slug: str, names: NameList) -> list[SignOff]:
    return [sign for sign in names.sign_offs.values() if sign.medicine_class == slug]


def _withdrawn(one: NameProposal, names: NameList) -> tuple[str, ...]:
    return (
        f"Withdrawn in version {version_of(one.number, names)}: {one.reason}",
        name_of(one.decided_by),
        f"{one.decided_at:%Y-%m-%d}",
    )
