"""How long all the answers are together, and what to say where they are too long: pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prescribing.interview.forms.limits import TOTAL
from prescribing.interview.list_keys import UNPRINTED
from prescribing.interview.steps import Step


def characters(value: Any) -> int:
    """How many characters of a stored answer are for the pack, in all its parts."""
    if isinstance(value, str):
        return len(value.replace("\r\n", "\n"))
    if isinstance(value, Mapping):
        return sum(characters(part) for name, part in value.items() if name not in UNPRINTED)
    return sum(characters(part) for part in value) if isinstance(value, list | tuple) else 0


def too_long(answers: Mapping[str, Any], steps: Sequence[Step]) -> Iterator[str]:
    """A message naming the largest parts, if everything together is over the limit."""
    sizes = {step.form.title: characters(answers.get(step.slug, {})) for step in steps}
    total = sum(sizes.values())
    if total > TOTAL:
        largest = sorted(sizes.items(), key=lambda part: -part[1])[:3]
        parts = ", ".join(f"{title} ({size:,})" for title, size in largest)
        yield (
            f"Your answers together have {total:,} characters. The pack can hold {TOTAL:,}. "
            f"Shorten some. The longest parts are: {parts}."
        )
