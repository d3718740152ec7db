"""The published effects of a study are part of its text: editions, approval, loader and form."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.editions.values import published_record
from content.models import Effect, Reference, Study
from content.models.reference import not_in_the_future
from content.publishing import current_edition, snapshot_of
from content.publishing.differences import differences_from
from content.publishing.lifecycle import restore
from content.publishing.status import publication_of
from content.starter.load import CHANGED_BY_STAFF, load
from tests.support.page_html import main_words
from tests.support.staff import editor

pytestmark = pytest.mark.django_db


def bruun():
    return Study.objects.get(reference__key="bruun-2024")


def change_the_estimate():
    Effect.objects.filter(study=bruun()).update(estimate="-0.90")


def test_a_changed_effect_is_shown_to_approvers_and_not_to_readers(client):
    change_the_estimate()
    edition, snapshot = current_edition(bruun()), snapshot_of(bruun())
    (difference,) = differences_from(edition, snapshot)

    assert publication_of(snapshot).has_changes
    assert "-0.90" in " ".join(words.text for words in difference.words)
    assert [each.estimate for each in published_record(edition).shown_effects] == ["-0.34"]
    assert [each.estimate for each in snapshot.record.shown_effects] == ["-0.90"]
    assert "−0.90" not in main_words(client.get("/evidence/bruun-2024/"))


def test_an_edition_gives_its_effects_back():
    edition = current_edition(bruun())
    Effect.objects.filter(study=bruun()).delete()
    restore(edition, editor=editor())

    assert [each.estimate for each in bruun().effects.all()] == ["-0.34"]


def test_the_loader_leaves_a_study_alone_whose_effect_staff_have_changed():
    change_the_estimate()
    report = {item.key: outcome for item, outcome in load() if item.kind == "study"}

    assert report["bruun-2024"] == CHANGED_BY_STAFF
    assert bruun().effects.get().estimate == "-0.90"


def test_the_form_of_a_study_carries_its_effects(edit):
    edit(bruun(), **{"effects-0-estimate": "-0.35"})

    assert bruun().effects.get().estimate == "-0.35"
    assert bruun().contributors.exists()


@pytest.mark.parametrize(
    "changes",
    [{"estimate": "3"}, {"high": ""}, {"estimate": "about 1"}, {"scale": "ratio"}],
    ids=str,
)
def test_figures_that_cannot_be_are_refused(changes):
    effect = bruun().effects.get()
    for name, value in changes.items():
        setattr(effect, name, value)

    with pytest.raises(ValidationError):
        effect.full_clean()


def test_a_certainty_needs_a_source_or_a_clinician():
    with pytest.raises(IntegrityError), transaction.atomic():
        Study.objects.filter(reference__key="bruun-2024").update(certainty="low")
    Study.objects.filter(reference__key="bruun-2024").update(
        certainty="low", certainty_source="[@parker-2018]"
    )

    assert bruun().certainty_label == "Low"


def test_who_checked_a_source_and_when_go_together_and_the_day_is_not_to_come():
    sources = Reference.objects.filter(key="cree-2010")
    with pytest.raises(IntegrityError), transaction.atomic():
        sources.update(checker=editor())
    with pytest.raises(ValidationError):
        not_in_the_future(timezone.localdate() + timedelta(days=1))
    sources.update(checker=editor(), checked_on=timezone.localdate())

    assert "editor" not in sources.get().recorded_check
