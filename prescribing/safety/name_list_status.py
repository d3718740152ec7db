"""What there is to say about a list of medicine names: its size, and who has checked it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from prescribing.medicines.names import Kind, ListedName, MedicineClass, NameList, SignOff


@dataclass(frozen=True)
class ClassState:
    """The opioid names of one class. sign_off: a pharmacist's word for it, or None.

    added: how many of them staff added. Each of those has a sign-off of its own.
    """

    medicine_class: MedicineClass
    count: int
    not_verified: int
    sign_off: SignOff | None
    added: int

    @property
    def names_signed_off(self) -> int:
        return self.count if self.sign_off else self.added


@dataclass(frozen=True)
class ListState:
    """How many names of each kind, how many nobody found in a source, class by class."""

    opioids: int
    opioids_not_verified: int
    opioid_blockers: int
    dmts: int
    classes: tuple[ClassState, ...]

    @property
    def added(self) -> int:
        """How many names staff added."""
        return sum(one.added for one in self.classes)

    @property
    def names_signed_off(self) -> int:
        """How many names of opioids a pharmacist has signed off, with their class or alone."""
        return sum(one.names_signed_off for one in self.classes)

    @property
    def signed_off(self) -> int:
        """How many classes a pharmacist has signed off."""
        return sum(one.sign_off is not None for one in self.classes)


def state_of(names: NameList) -> ListState:
    """The state of one version of the list."""
    opioids = [one for one in names.names if one.kind is Kind.OPIOID]
    return ListState(
        opioids=len(opioids),
        opioids_not_verified=_not_verified(opioids),
        opioid_blockers=sum(one.kind is Kind.OPIOID_BLOCKER for one in names.names),
        dmts=sum(one.kind is Kind.DMT for one in names.names),
        classes=tuple(_classes(opioids, names)),
    )


def _classes(opioids: list[ListedName], names: NameList) -> Iterator[ClassState]:
    for medicine_class in MedicineClass:
        listed = [one for one in opioids if one.medicine_class is medicine_class]
        yield ClassState(
            medicine_class=medicine_class,
            count=len(listed),
            not_verified=_not_verified(listed),
            sign_off=names.sign_offs.get(medicine_class),
            added=sum(one.name in names.added for one in listed),
        )


def _not_verified(listed: list[ListedName]) -> int:
    return sum(not one.verified for one in listed)
