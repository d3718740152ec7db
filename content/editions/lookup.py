"""Find editions by address, by an earlier address, or by number."""

from content.models import Edition
from content.models.edition import EditionQuerySet, Kind, Standing


class NothingThere(LookupError):
    """No record has this address, or had it before."""


class Moved(LookupError):
    """The page has another address now."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


class Closed(LookupError):
    """The page is not published any more. edition: its last one, which says why."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition.pk)
        self.edition = edition

    @property
    def is_withdrawn(self) -> bool:
        return self.edition.standing == Standing.WITHDRAWN


def current_page(slug: str) -> Edition:
    """The page at this address, in one query if it is there. Raises NothingThere, Moved, Closed."""
    edition = _pages().current().filter(key=slug).first()
    return edition or _elsewhere(slug)


def edition_of_page(slug: str, number: int) -> Edition:
    """An edition of the page that is, or was last, at this address.

    Raises NothingThere, Moved, and Closed when this edition, or one after it, was withdrawn.
    """
    latest = latest_of_page(slug)
    editions = _pages().filter(record_id=latest.record_id)
    edition = editions.filter(number=number).first()
    if edition is None:
        raise NothingThere
    withdrawn = editions.light().filter(standing=Standing.WITHDRAWN, number__gte=number)
    if later := withdrawn.first():
        raise Closed(later)  # the text that was withdrawn may have been wrong earlier, too
    return edition


def latest_of_page(slug: str) -> Edition:
    """The newest edition of the page that is, or was last, at this address.

    Raises NothingThere, Moved, Closed.
    """
    latest = last_at(Kind.PAGE, slug)
    if latest.standing == Standing.WITHDRAWN:
        raise Closed(latest)
    if latest.key != slug:
        raise Moved(latest.key)
    return latest


def last_at(kind: str, key: str) -> Edition:
    """The newest edition of the record that has this key, or had it last. Raises NothingThere."""
    last_with_key = Edition.objects.light().filter(kind=kind, key=key).order_by("-pk").first()
    if last_with_key is None:
        raise NothingThere
    newest = Edition.objects.of(kind, last_with_key.record_id).defer("article")
    return newest.select_related("author", "approver")[0]


def history(edition: Edition) -> list[Edition]:
    """Every edition of the same record, newest first, without the texts."""
    return list(Edition.objects.of(edition.kind, edition.record_id).light())


def _pages() -> EditionQuerySet:
    return Edition.objects.filter(kind=Kind.PAGE).select_related("author", "approver")


def _elsewhere(slug: str) -> Edition:
    latest = last_at(Kind.PAGE, slug)
    if latest.is_current:
        raise Moved(latest.key)
    raise Closed(latest)
