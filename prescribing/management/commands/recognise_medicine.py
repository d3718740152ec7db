"""Print which listed medicine names a line contains, one JSON object for each line."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from prescribing.medicines.loading import BrokenList, default_list
from prescribing.medicines.names import NameList
from prescribing.medicines.recognise import Match, recognise


class Command(BaseCommand):
    help = "Print the listed medicine names in a line, as one JSON object for each line."
    requires_system_checks: list[str] = []  # it needs none, nor a database

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "line", nargs="*", help='a line as a person types it, in quotes; "-" reads lines'
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["line"]:
            raise CommandError(
                'Give a line: recognise_medicine "cocodomol 30/500". '
                "To read lines from standard input: recognise_medicine -",
                returncode=2,
            )
        try:
            names = default_list()
        except BrokenList as error:
            raise CommandError(f"The list of medicines is broken. {error}", returncode=2) from None
        lines = _lines_from_stdin() if options["line"] == ["-"] else _lines_of(options["line"])
        try:
            for line in lines:
                self.stdout.write(as_json(line, names))
            self.stdout.flush()
        except BrokenPipeError:  # the reader has closed the pipe
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_json(line: str, names: NameList) -> str:
    """One line of input as one line of JSON, always in ASCII."""
    return json.dumps(
        {"line": line, "matches": [_fields(match) for match in recognise(line, names)]}
    )


def _fields(match: Match) -> dict[str, str | None]:
    return {
        "kind": match.kind,
        "name": match.name,
        "active": match.active,
        "class": match.medicine_class,
        "how": match.how,
    }


def _lines_of(arguments: list[str]) -> Iterator[str]:
    for argument in arguments:
        # Bytes that are not UTF-8 come as lone surrogates.
        text = argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        yield from (line.removesuffix("\r") for line in text.split("\n"))


def _lines_from_stdin() -> Iterator[str]:
    for number, raw in enumerate(sys.stdin.buffer if sys.stdin else ()):
        line = raw.decode("utf-8-sig" if number == 0 else "utf-8", "replace")
        yield line.removesuffix("\n").removesuffix("\r")
