"""What a name would change: the common medicines and harmless words that it would newly mark."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from prescribing.medicines.additions import with_additions
from prescribing.medicines.names import Kind, ListedName, NameList
from prescribing.medicines.recognise import NameRecogniser


@dataclass(frozen=True)
class Effect:
    """Names and words that have a mark only with the name, in the order of their lists."""

    common: tuple[str, ...]
    harmless: tuple[str, ...]
    everyday: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.common) + len(self.harmless) + len(self.everyday)


def effect_of(listed: ListedName, names: NameList, common: Iterable[str]) -> Effect:
    """The effect of a name on a list without it. common: names of common medicines."""
    alone = replace(names, names=(listed,), other_writings=(), shields=(), base=None)
    before = NameRecogniser(names)
    after = NameRecogniser(with_additions(names, [listed], number=0, date=names.date))
    candidate = NameRecogniser(alone)

    def newly(texts: Iterable[str]) -> tuple[str, ...]:
        # The list of this one name is read first, because the others need fifty times as long.
        near = [text for text in texts if candidate.recognise(text)]
        return tuple(
            text for text in near if not _is_marked(text, before) and _is_marked(text, after)
        )

    return Effect(
        common=newly(common),
        harmless=newly(shield.name for shield in names.shields),
        everyday=newly(sorted(names.everyday_words)),
    )


def _is_marked(text: str, recogniser: NameRecogniser) -> bool:
    return any(match.kind is Kind.OPIOID for match in recogniser.recognise(text))
