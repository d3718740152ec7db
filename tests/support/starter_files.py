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

# The models that loading writes, in an order in which their rows can be deleted.
STORED = (Edition, Page, Section, Caution, Study, Organisation, Reference, StarterRecord)
PAGE = "pages/09-side-effects.toml"


def change(folder, name, old, new):
    """Replace words in a starter file, which must contain them."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def outcomes(report, *wanted):
    """(kind, key) of the records with one of these outcomes."""
    return {(item.kind, item.key) for item, outcome in report if outcome in wanted}


def rows():
    """Every row of every table, ids among them."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in STORED}
