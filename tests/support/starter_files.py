"""Starter files that tests change, and what loading them did to the database."""

from content.models import (
    Caution,
    Edition,
    Organisation,
    Page,
    Reference,
    Section,
    StarterRecord,
    Study,
)

# What loading writes, in an order in which all of it can be deleted.
STORED = (Edition, Page, Section, Caution, Study, Organisation, Reference, StarterRecord)
PAGE = "pages/09-side-effects.toml"


def change(folder, name, old, new):
    """Write something else in a starter file; the old words must be there."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def outcomes(report, *wanted):
    """(kind, key) of what ended so."""
    return {(item.kind, item.key) for item, outcome in report if outcome in wanted}


def rows():
    """Every row of every table, ids among them."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in STORED}
