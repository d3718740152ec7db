"""What an approver compares: the changes, with which edition, and what was taken off before.

It is made anew while a submission waits, and kept with the submission once that is decided.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q

from content.articles.library import MissingCaution
from content.editions.values import references_in, to_json
from content.markup.changes import Change, Difference, Note, Words
from content.models import Edition, Publishable, Reference, Submission
from content.models.edition import Standing
from content.publishing.differences import differences_from
from content.publishing.snapshot import Snapshot
from content.publishing.working_records import current_edition

CLOSED = (Standing.UNPUBLISHED, Standing.WITHDRAWN)


@dataclass(frozen=True)
class Comparison:
    """edition: the one that readers see, if any. closed: editions of this text, or of another with
    its address, that were taken off the site; the newest first.

    differences: None if they cannot be shown. cited: the sources, those new in this text first.
    """

    edition: Edition | None
    closed: tuple[Edition, ...]
    differences: list[Difference] | None
    new_sources: tuple[Reference, ...]
    old_sources: tuple[Reference, ...]

    @property
    def last_closed(self) -> Edition | None:
        """The edition that was taken off the site last, if readers see none."""
        return self.closed[0] if self.closed and not self.edition else None


def compared_now(record: Publishable, snapshot: Snapshot) -> Comparison:
    """The comparison of a submission that waits. snapshot: of what was submitted."""
    edition = current_edition(record)
    closed = tuple(_closed(record))
    differences = _differences(edition, snapshot)
    return Comparison(edition, closed, differences, *_sources(edition, snapshot.references))


def to_keep(record: Publishable, snapshot: Snapshot) -> str:
    """The comparison as JSON, to be kept with a decided submission."""
    now = compared_now(record, snapshot)
    return to_json(
        {
            "edition": now.edition and now.edition.pk,
            "closed": [edition.pk for edition in now.closed],
            "differences": _as_values(now.differences),
        }
    )


def compared_then(submission: Submission) -> Comparison | None:
    """The comparison kept with a decided submission; None if none was kept."""
    if not submission.compared:
        return None
    kept = json.loads(submission.compared)
    editions = Edition.objects.select_related("closed_by").in_bulk(
        [pk for pk in (kept["edition"], *kept["closed"]) if pk]
    )
    found, edition = kept["differences"], editions.get(kept["edition"])
    return Comparison(
        edition,
        tuple(editions[pk] for pk in kept["closed"]),
        None if found is None else [_difference(each) for each in found],
        *_sources(edition, references_in(submission)),
    )


def _closed(record: Publishable) -> Any:
    """Another record can have taken the address of one that was withdrawn."""
    same = Q(record_id=record.pk) | Q(key=record.public_key)
    editions = Edition.objects.filter(same, kind=record.published_as, standing__in=CLOSED)
    return editions.light().select_related("closed_by").order_by("-closed_on", "-pk")


def _differences(edition: Edition | None, snapshot: Snapshot) -> list[Difference] | None:
    try:
        return differences_from(edition, snapshot)
    except MissingCaution:
        return None


def _sources(edition: Edition | None, cited: Any) -> tuple[tuple[Reference, ...], ...]:
    """The sources that the edition does not cite, and those that it does."""
    before = references_in(edition) if edition else {}
    new = tuple(reference for key, reference in cited.items() if key not in before)
    old = tuple(reference for key, reference in cited.items() if key in before)
    return new, old


def _as_values(differences: list[Difference] | None) -> list[dict[str, Any]] | None:
    return None if differences is None else [asdict(each) for each in differences]


def _difference(kept: dict[str, Any]) -> Difference:
    return Difference(
        kept["heading"],
        tuple(Words(Change(words["change"]), words["text"]) for words in kept["words"]),
        tuple(Note(**note) for note in kept["notes"]),
    )
