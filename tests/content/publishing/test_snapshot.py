"""A request reads and composes a text once, and publishes that article."""

import pytest
from django.utils import timezone

from content import publishing
from content.articles.compose import Writer
from content.editions.review_clock import a_year_on
from content.models import Submission
from content.publishing import Refused, snapshot_of
from tests.support.content_records import NEW, address, opioids, page
from tests.support.page_html import filled_in
from tests.support.staff import ALL_TICKED, approver, as_, changed, editor, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def composed(monkeypatch):
    """A list with an entry for each article that is composed."""
    articles, write = [], Writer.__init__

    def counted(writer, library, audience, *args, **kwargs):
        articles.append(audience)
        write(writer, library, audience, *args, **kwargs)

    monkeypatch.setattr(Writer, "__init__", counted)
    # After an approval the prescriber sheet is composed too, to tell if it outgrew its leaf.
    monkeypatch.setattr("django.core.checks.run_checks", lambda **_: [])
    return articles


def approve_in_admin(submission):
    path = address(Submission, "change", submission.pk)
    data = {"done": "approve", "checked": ALL_TICKED}
    return as_(approver()).post(path, data)


def test_the_article_is_composed_once_when_a_page_is_approved(composed):
    submission = submitted(changed(page(), summary=NEW))
    composed.clear()

    assert approve_in_admin(submission).status_code == 302
    assert len(composed) == 1
    assert "nobody has read before" in publishing.current_edition(page()).article


def test_the_article_is_composed_once_when_a_page_is_submitted(composed):
    client, path = as_(editor()), address(page(), "submit", page().pk)
    form = filled_in(client.get(path)) | {"change_note": "Corrected."}
    composed.clear()

    assert client.post(path, form).status_code == 302
    assert len(composed) == 1
    assert publishing.waiting_submission(page()).change_note == "Corrected."


def test_an_approved_caution_is_composed_into_each_page_that_shows_it_once(composed):
    submission = submitted(changed(opioids(), for_patients=NEW))
    pages = publishing.pages_showing(opioids())
    composed.clear()

    approve_in_admin(submission)

    assert len(pages) > 1
    assert len(composed) == len(pages)


def test_the_text_that_the_approver_read_is_published():
    submission = submitted(changed(page(), summary=NEW))
    approve_in_admin(submission)

    edition = publishing.current_edition(page())
    assert (edition.text, edition.references) == (submission.text, submission.references)


def test_a_snapshot_keeps_its_words_when_the_record_changes():
    snapshot = snapshot_of(page())
    changed(page(), title="Written afterwards")

    assert snapshot.article.title == "Side effects"


def test_a_text_that_was_saved_after_it_was_checked_is_not_submitted():
    checked = snapshot_of(page())
    changed(page(), title="Written afterwards")

    due = a_year_on(timezone.localdate())
    with pytest.raises(Refused, match="Somebody has changed this text"):
        publishing.submit(checked, author=editor(), change_note="x", review_due=due)
