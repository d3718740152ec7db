"""Reading the hazard log from its TOML file: the whole of it, or an error that says what to do."""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from prescribing.safety.hazards import Control, ControlKind, Hazard, HazardLog
from prescribing.safety.risk import UNDESIRABLE, Likelihood, Severity, is_less_or_equally_likely

FILE = Path(__file__).resolve().parents[2] / "docs" / "safety" / "hazard-log.toml"
Choice = TypeVar("Choice", bound=StrEnum)


class BrokenLog(ValueError):
    """A hazard log that cannot be used; the message names file and hazard and says what to do."""


@lru_cache(maxsize=1)
def hazard_log() -> HazardLog:
    """The log of this site, read once."""
    return read_log()


def read_log(path: Path = FILE) -> HazardLog:
    """The whole log. Raises BrokenLog."""
    table = _Table(path.name, _toml(path))
    table.refuse_others("version date judged_by clinical_safety_officer hazards")
    hazards = table.tables("hazards", "[[hazards]]")
    for number, each in enumerate(hazards, 1):
        if each.fields.get("id") != f"H{number:02}":
            raise each.broken(f"the {_nth(number)} hazard must have id = “H{number:02}”.")
    return HazardLog(
        version=table.text("version"),
        date=table.date("date"),
        judged_by=table.text("judged_by"),
        clinical_safety_officer=table.text("clinical_safety_officer", may_be_empty=True),
        hazards=tuple(map(_hazard, hazards)),
    )


@dataclass(frozen=True)
class _Table:
    """One table of the file, and what to call it in an error."""

    where: str
    fields: Mapping[str, Any]

    def broken(self, what: str) -> BrokenLog:
        return BrokenLog(f"{self.where}: {what}")

    def refuse_others(self, known: str) -> None:
        if others := sorted(set(self.fields) - set(known.split())):
            raise self.broken(f"“{others[0]}” means nothing here. Use only: {known}.")

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        text = self.fields.get(key)
        if not isinstance(text, str) or not (text.strip() or may_be_empty):
            raise self.broken(f'“{key}” must be a text. Write {key} = "…".')
        return " ".join(text.split())

    def texts(self, key: str, missing: str) -> tuple[str, ...]:
        texts = self.fields.get(key)
        if not isinstance(texts, list) or not texts:
            raise self.broken(missing)
        if not all(isinstance(each, str) and each.strip() for each in texts):
            raise self.broken(f"“{key}” must hold texts alone, and none that is empty.")
        return tuple(" ".join(each.split()) for each in texts)

    def count(self, key: str) -> int:
        number = self.fields.get(key)
        if type(number) is not int or number < 1:
            raise self.broken(f"“{key}” must be a whole number from 1. Write {key} = 1.")
        return number

    def date(self, key: str) -> dt.date:
        date = self.fields.get(key)
        if type(date) is not dt.date:
            raise self.broken(f"“{key}” must be a date. Write {key} = 2026-11-22, without quotes.")
        return date

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        text = self.text(key)
        if text not in set(choices):
            raise self.broken(f"{key} cannot be “{text}”. Use one of: {', '.join(choices)}.")
        return choices(text)

    def tables(self, key: str, heading: str) -> Sequence["_Table"]:
        tables = self.fields.get(key)
        if not isinstance(tables, list) or not tables:
            raise self.broken(f"there are no {key}. Add at least one under {heading}.")
        if not all(isinstance(each, dict) for each in tables):
            raise self.broken(f"“{key}” must be tables. Write each under {heading}.")
        return [
            _Table(self._name(key, number, each), each) for number, each in enumerate(tables, 1)
        ]

    def _name(self, key: str, number: int, fields: Mapping[str, Any]) -> str:
        if key == "hazards":
            return f"{self.where}, {fields.get('id', f'hazard {number}')}"
        return f"{self.where}, control {number}"


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise BrokenLog(f"{path.name}: cannot be read: {error.strerror}. Put it back.") from None
    except UnicodeDecodeError:
        raise BrokenLog(f"{path.name}: this is not UTF-8. Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise BrokenLog(f"{path.name}: this is not TOML: {error}. Mend that line.") from None


def _hazard(table: _Table) -> Hazard:
    table.refuse_others("id title causes harm severity before after controls remaining")
    controls = table.tables("controls", "[[hazards.controls]]")
    hazard = Hazard(
        id=table.text("id"),
        title=table.text("title"),
        causes=table.texts("causes", 'there are no causes. Write causes = ["…"].'),
        harm=table.text("harm"),
        severity=table.choice("severity", Severity),
        before=table.choice("before", Likelihood),
        after=table.choice("after", Likelihood),
        controls=tuple(
            _control(each, f"{table.fields['id']}.{number}")
            for number, each in enumerate(controls, 1)
        ),
        remaining=table.text("remaining", may_be_empty=True) if "remaining" in table.fields else "",
    )
    if not is_less_or_equally_likely(hazard.after, hazard.before):
        raise table.broken("the harm is likelier after the controls. Swap “before” and “after”.")
    if hazard.risk_after >= UNDESIRABLE and not hazard.remaining:
        raise table.broken(
            f"a risk of {hazard.risk_after} is left. Say in “remaining” what would lower it."
        )
    return hazard


def _control(table: _Table, expected_id: str) -> Control:
    table.refuse_others("id what kind tests")
    if table.fields.get("id") != expected_id:
        raise table.broken(f"it must have id = “{expected_id}”.")
    return Control(
        id=expected_id,
        what=table.text("what"),
        kind=table.choice("kind", ControlKind),
        tests=table.count("tests"),
    )


def _nth(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    tens = number % 100 in {11, 12, 13}
    return f"{number}{'th' if tens else endings.get(number % 10, 'th')}"
