"""Make a letter pack, or its message, from a file of answers through the interview's own forms."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from content.articles.library import MissingCaution
from ldnguide.printing import fonts
from prescribing.interview.export import exported_answers
from prescribing.interview.journey import Journey
from prescribing.interview.problems import Problem
from prescribing.interview.read_fields import read_fields
from prescribing.interview.schema import schema_errors
from prescribing.interview.steps import STEPS
from prescribing.interview.upgrade import upgraded
from prescribing.medicines.loading import BrokenList
from prescribing.medicines.names import NameList
from prescribing.medicines.recognise import NameRecogniser
from prescribing.name_list.current import current_list
from prescribing.pack.compose import compose
from prescribing.pack.guidance import Guidance, read_guidance
from prescribing.pack.message import Length, message
from prescribing.pack.records import Pack
from prescribing.savefile.make import pack_file

EXAMPLE = Path(__file__).resolve().parent.parent.parent / "interview" / "example.json"
LARGEST_FILE = 1024 * 1024


class Command(BaseCommand):
    help = "Make a letter pack (PDF) from answers in JSON, keyed by step."
    requires_system_checks: list[str] = []  # starts faster without them

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("answers", nargs="?", help="a JSON file; - reads standard input")
        parser.add_argument("-o", "--output", help="where to write the PDF or the message")
        lengths = [length.name.lower() for length in Length]
        parser.add_argument(
            "--message", choices=lengths, help="the message for an online form, instead of the PDF"
        )
        parser.add_argument("--example", action="store_true", help="print complete example answers")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["example"]:
            self.stdout.write(EXAMPLE.read_text("utf-8"), ending="")
            return
        if not (options["answers"] and (options["output"] or options["message"])):
            raise CommandError(
                "Give a file of answers and where to write the PDF: make_pack ANSWERS.json -o "
                "pack.pdf. To see what answers look like: make_pack --example",
                returncode=2,
            )
        # A file does not say its schema. Answers of today's schema are not changed by this.
        journey = Journey(STEPS, upgraded(_read(options["answers"]), 1))
        problems = [*schema_errors(journey.answers, STEPS)] or [*journey.problems()]
        if problems:
            raise CommandError(_report(problems), returncode=2)
        pack = compose(
            journey.cleaned,
            timezone.localdate(),
            fonts.covers,
            NameRecogniser(_names()),
            read_fields(STEPS),
        )
        if options["message"]:
            self._give_message(pack, Length[options["message"].upper()], options["output"])
        else:
            guidance = _guidance(pack.made_on)
            _write(Path(options["output"]), pack_file(exported_answers(journey), pack, guidance))

    def _give_message(self, pack: Pack, length: Length, output: str | None) -> None:
        text = message(pack, length, is_attached=False)
        if output:
            _write(Path(output), text.encode())
        else:
            self.stdout.write(text)


def _names() -> NameList:
    try:
        return current_list()
    except BrokenList as error:
        raise CommandError(f"The list of medicine names is broken. {error}", returncode=2) from None


def _guidance(today: date) -> Guidance:
    try:
        return read_guidance(today)
    except (DatabaseError, MissingCaution):
        raise CommandError(
            "The cautions are not in the database yet. Run: make setup", returncode=2
        ) from None


def _read(name: str) -> dict[str, Any]:
    try:
        raw = _bytes_of(name)
        answers = json.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise CommandError(f"Cannot read {name}: {error.strerror}.", returncode=2) from None
    except RecursionError:
        raise CommandError(f"{name} is nested too deeply.", returncode=2) from None
    except json.JSONDecodeError as error:
        message = f"{name} is not JSON: {error.msg}, line {error.lineno} column {error.colno}."
        raise CommandError(message, returncode=2) from None
    except UnicodeDecodeError:
        raise CommandError(f"{name} is not UTF-8 text.", returncode=2) from None
    except ValueError:  # Python refuses numbers of thousands of digits
        raise CommandError(f"{name} holds a number that is too long.", returncode=2) from None
    if not isinstance(answers, dict):
        raise CommandError(f"{name} must hold one object, keyed by step.", returncode=2)
    return answers


def _bytes_of(name: str) -> bytes:
    if name == "-":
        raw = sys.stdin.buffer.read(LARGEST_FILE + 1)
    else:
        with Path(name).open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise CommandError(f"{name} is larger than 1 MiB.", returncode=2)
    return raw


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CommandError(f"Cannot write {path}: {error.strerror}.", returncode=2) from None


def _report(problems: list[Problem]) -> str:
    lines = [f"Nothing was written. {len(problems)} to put right:"]
    for problem in problems:
        item = f" item {problem.item}" if problem.item else ""
        field = f", {problem.field}" if problem.field else ""
        lines.append(f"  {problem.step}{item}{field}: {problem.message}")
    return "\n".join(lines)
