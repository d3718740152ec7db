"""Print what a pasted list of medicines says, one JSON object for each medicine."""

import argparse
import json
import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from prescribing.medicines.loading import BrokenList
from prescribing.medicines.pasted.listing import SkippedLine, read_list
from prescribing.medicines.pasted.reading import Reading


class Command(BaseCommand):
    help = "Print what a list of medicines says, as one JSON object for each medicine."
    requires_system_checks: list[str] = []  # it needs none, nor a database

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("source", choices=["-"], help='"-" reads the list from standard input')

    def handle(self, *args: Any, **options: Any) -> None:
        text = sys.stdin.buffer.read().decode("utf-8-sig", "replace") if sys.stdin else ""
        try:
            for read in read_list(text):
                self.stdout.write(as_json(read))
            self.stdout.flush()
        except BrokenList as error:
            raise CommandError(f"The list of medicines is broken. {error}", returncode=2) from None
        except BrokenPipeError:  # the reader has closed the pipe
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_json(read: Reading | SkippedLine) -> str:
    """A medicine or a skipped line as one line of JSON, always in ASCII."""
    if isinstance(read, SkippedLine):
        return json.dumps({"line": read.line, "skip": True})
    fields: dict[str, str | list[str]] = {
        "line": read.line,
        "name": read.name,
        "strength": read.strength,
        "form": read.form,
        "directions": read.directions,
        "for": read.reason,
        "rest": read.rest,
    }
    if read.names:
        fields["ask"] = list(read.names)
    return json.dumps(fields)
