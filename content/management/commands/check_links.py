"""Ask every outside address of the site whether it still answers. By hand or by cron."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.links.check import Answer, check
from content.links.outbound import Link, gathered, in_text, of_reference
from content.links.verdict import Verdict
from content.models import Edition, Reference

HINTS = {
    Verdict.DEAD: "Correct these addresses, or take them out.",
    Verdict.UNSURE: "A program could not tell. Open these in a browser.",
}


class Command(BaseCommand):
    help = "Report outside links that are dead, doubtful or moved. Ends with 1 if any is dead."

    def handle(self, **options: Any) -> None:
        """Print progress and a report. Raises CommandError if a link is dead."""
        links = links_of_site()
        answers = []
        for number, answer in enumerate(check(links), start=1):
            answers.append(answer)
            if options["verbosity"]:
                self.stdout.write(f"{number} of {len(links)}: {answer.verdict} {answer.link.url}")
                self.stdout.flush()
        self._report(sorted(answers, key=lambda answer: answer.link.url))
        if dead := _with(Verdict.DEAD, answers):
            raise CommandError(f"Dead links: {len(dead)}.")

    def _report(self, answers: list[Answer]) -> None:
        for verdict, hint in HINTS.items():
            self._list(verdict.title(), hint, _with(verdict, answers))
        moved = [answer for answer in _with(Verdict.ALIVE, answers) if answer.moved_to]
        self._list("Moved", "These work, and lead elsewhere for good.", moved)
        counts = ", ".join(f"{len(_with(verdict, answers))} {verdict}" for verdict in Verdict)
        self.stdout.write(f"\n{len(answers)} addresses: {counts} ({len(moved)} of them moved).")
        if answers and not _with(Verdict.ALIVE, answers):
            self.stdout.write("Nothing answered. Is this machine connected to the internet?")

    def _list(self, title: str, hint: str, answers: list[Answer]) -> None:
        if not answers:
            return
        self.stdout.write(f"\n{title}: {len(answers)}. {hint}")
        for answer in answers:
            has_moved = answer.verdict is Verdict.ALIVE
            news = f"New address: {answer.moved_to}" if has_moved else answer.reason
            self.stdout.write(f"  {answer.link.url}\n    {news}")
            self.stdout.write(f"    In: {'; '.join(answer.link.places)}")


def _with(verdict: Verdict, answers: Iterable[Answer]) -> list[Answer]:
    return [answer for answer in answers if answer.verdict is verdict]


def links_of_site() -> list[Link]:
    """Every outside address that readers are led to, and those of all references."""
    return gathered([*_of_editions(), *_of_references()])


def _of_editions() -> Iterator[tuple[str, str]]:
    """Addresses in what is published, each before the words for its place."""
    for edition in Edition.objects.current().defer("article").order_by("kind", "order"):
        where = f"{edition.get_kind_display().lower()} “{edition.title}”"
        values = edition.values
        for section in values.pop("sections", ()):
            place = f"{where}, section “{section['heading']}”"
            yield from ((address, place) for address in in_text(section["body"]))
        texts = (value for value in values.values() if isinstance(value, str) and "<" in value)
        yield from ((address, where) for text in texts for address in in_text(text))
        yield values.get("url", ""), where


def _of_references() -> Iterator[tuple[str, str]]:
    for reference in Reference.objects.all():
        for address in of_reference(reference.formatted):
            yield address, f"reference “{reference.key}”"
