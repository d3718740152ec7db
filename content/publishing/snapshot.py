"""A text at one moment: its values, the references that they cite, and the article they make.

Whoever checks, compares or publishes a text in one request passes on the same snapshot.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from content.articles.compose import Article, compose_article
from content.articles.library import read_library
from content.editions.values import (
    Values,
    frozen_references,
    in_current_format,
    instance_from,
    keys_in,
    sections_of,
    to_json,
    values_of,
)
from content.models import Edition, Publishable, Reference, Section, Submission
from content.models.edition import Kind


@dataclass(frozen=True)
class Snapshot:
    """references: by key, as they were when the snapshot was made."""

    kind: str
    record_id: int
    values: Values
    references: Mapping[str, Reference]

    @cached_property
    def text(self) -> str:
        """The values as JSON, as submissions and editions keep them."""
        return to_json(self.values)

    @cached_property
    def sources(self) -> str:
        """The references as JSON, as submissions and editions keep them."""
        return frozen_references(self.references.values())

    @cached_property
    def record(self) -> Any:
        """The record with these words, to be read and never saved.

        A study has no reference here if that was deleted after the text was submitted.
        """
        record = instance_from(self.kind, self.record_id, self.values)
        if self.kind == Kind.STUDY:
            for reference in self.references.values():
                if reference.pk == record.reference_id:
                    record.reference = reference
        return record

    @cached_property
    def sections(self) -> list[Section]:
        """The sections of a page, in their order."""
        return sections_of(self.record, self.values)

    @cached_property
    def article(self) -> Article:
        """A page among what is published, composed once. Raises library.MissingCaution."""
        return compose_article(self.record, self.sections, read_library().citing(self.references))

    def differs_from(self, edition: Edition | None) -> bool:
        """Whether readers of this edition, or of none, would see other words."""
        if edition is None:
            return True
        now: Values = json.loads(self.text)
        return in_current_format(type(self.record), edition.values) != now


def snapshot_of(record: Publishable, values: Values | None = None) -> Snapshot:
    """The working text of a record, or the record with these values instead."""
    return _snapshot(
        record.published_as, record.pk, values_of(record) if values is None else values
    )


def snapshot_submitted(submission: Submission) -> Snapshot:
    """The text that an approver reads, with its references as they are now."""
    return _snapshot(submission.kind, submission.record_id, json.loads(submission.text))


def _snapshot(kind: str, record_id: int, values: Values) -> Snapshot:
    return Snapshot(kind, record_id, values, _references(kind, values))


def _references(kind: str, values: Values) -> dict[str, Reference]:
    """The references that a text cites; a study cites its own by being its row."""
    cited = Q(key__in=keys_in(values))
    if kind == Kind.STUDY:
        cited |= Q(pk=values["reference"])
    return {reference.key: reference for reference in Reference.objects.filter(cited)}
