"""What an approver is told about earlier withdrawals, and what a decided submission keeps."""

import re
from dataclasses import replace
from datetime import date

import pytest

from content import publishing
from content.models import Caution, Organisation, Page, Reference, Study, Submission
from content.models.edition import Standing
from content.publishing.comparison import compared_now, compared_then
from tests.support.content_records import address as in_admin
from tests.support.content_records import liver, page, trust
from tests.support.page_html import main_words, parsed, words_of
from tests.support.staff import approved, approver, as_, changed, editor, published, submitted

pytestmark = pytest.mark.django_db


def close(record, reason, standing=Standing.WITHDRAWN):
    edition = publishing.current_edition(record)
    publishing.close(edition, approver=approver(), reason=reason, standing=standing)


def shown(submission):
    """The page of a submission as an approver opens it."""
    return as_(approver()).get(in_admin(Submission, "change", submission.pk))


def differences_on(response):
    (section,) = parsed(response).xpath("//section[@aria-labelledby='differences']")
    return words_of(section).split("a cited source.")[1].strip()


@pytest.mark.parametrize("standing", [Standing.WITHDRAWN, Standing.UNPUBLISHED])
def test_an_approver_of_a_text_that_was_taken_off_reads_why(standing):
    close(page(), "The dose was wrong.", standing)

    words = main_words(shown(submitted(page())))

    assert "This will be its first edition" not in words
    assert f"Edition 1 was {standing} on " in words
    assert "by approver. Reason: “The dose was wrong.”" in words
    assert "the whole text is shown as added" in words


def test_a_text_that_comes_back_after_a_corrected_edition_still_tells_of_the_withdrawal():
    withdrawn = publishing.current_edition(trust())
    close(trust(), "It sells.")
    published(trust(), description="<p>Corrected words.</p>")
    publishing.restore(withdrawn, editor=editor())

    words = main_words(shown(submitted(trust())))

    assert "Edition 1 was withdrawn on " in words
    assert "“It sells.”" in words
    assert "Compared with edition 2, which readers see now." in words


def test_another_record_at_the_name_of_a_withdrawn_text_tells_of_it():
    close(trust(), "It sells.")
    Organisation.objects.filter(name="MS Trust").update(name="MS Trust, before")
    new = Organisation.objects.create(
        name="MS Trust", kind="ms-charity", description="<p>New words.</p>"
    )

    words = main_words(shown(submitted(new)))

    assert "Edition 1 was withdrawn on " in words
    assert "“It sells.”" in words


def test_a_text_that_was_never_public_is_called_a_first_edition():
    texts = {"for_patients": "<p>New words.</p>", "for_prescribers": "<p>New words.</p>"}
    new = Caution.objects.create(key="new", title="New", **texts)

    assert "This will be its first edition." in main_words(shown(submitted(new)))


def test_an_approved_submission_shows_the_differences_that_its_approver_saw():
    published(page(), summary="<p>The old words.</p>")
    link = '<p>The new <a href="/guidance/cautions/">words</a>.</p>'
    submission = submitted(changed(page(), summary=link))
    seen = differences_on(shown(submission))
    approved(submission)
    published(page(), summary="<p>Wholly other text, later.</p>")

    again = shown(submission)

    assert "“words.” is now a link" in seen or "“words” is now a link" in seen
    assert differences_on(again) == seen
    assert "Compared with edition 2, which readers saw then." in main_words(again)


@pytest.mark.parametrize("how", ["returned", "taken back"])
def test_a_submission_that_was_not_published_keeps_its_differences_too(how):
    submission = submitted(changed(liver(), for_patients="<p>Words that were refused.</p>"))
    seen = differences_on(shown(submission))
    if how == "returned":
        publishing.send_back(submission, approver=approver(), comment="No.")
    else:
        publishing.take_back(submission, editor=editor())
    published(liver(), for_patients="<p>Wholly other text, later.</p>")

    assert "Words that were refused." in seen
    assert differences_on(shown(submission)) == seen


def test_a_decided_submission_keeps_its_sources_as_they_were_and_can_be_read_without_its_record():
    submission = submitted(changed(trust(), description="<p>New words [@cree-2010].</p>"))
    facts = Reference.objects.get(key="cree-2010").key_facts.split()[:5]
    publishing.send_back(submission, approver=approver(), comment="No.")
    Reference.objects.filter(key="cree-2010").update(key_facts="Other facts.")
    trust().delete()

    words = main_words(shown(submission))

    assert "has been deleted" in words
    assert "New words [cree-2010]." in words
    assert " ".join(facts) in words
    assert "Other facts." not in words


def test_a_withdrawal_after_the_decision_is_not_told_as_if_the_approver_had_known():
    submission = submitted(changed(page(), summary="<p>The new words.</p>"))
    approved(submission)
    close(page(), "The dose was wrong.")

    assert "The dose was wrong." not in main_words(shown(submission))


def test_what_is_kept_is_all_that_was_compared():
    close(page(), "The dose was wrong.")
    submission = submitted(changed(page(), summary="<p>New words [@ludwig-2016].</p>"))
    snapshot = publishing.snapshot_submitted(submission)
    now = compared_now(Page.objects.get(pk=page().pk), snapshot)
    approved(submission)
    submission.refresh_from_db()

    then = compared_then(submission)

    assert replace(then, new_sources=(), old_sources=()) == replace(
        now, new_sources=(), old_sources=()
    )
    assert [each.key for each in then.new_sources] == [each.key for each in now.new_sources]


def test_a_submission_decided_before_comparisons_were_kept_says_so():
    submission = submitted(changed(page(), summary="<p>The new words.</p>"))
    approved(submission)
    Submission.objects.update(compared="")

    words = main_words(shown(submission))

    assert "What the approver compared was not kept." in words
    assert "Nothing differs." not in words


def graded():
    """A study graded by a clinician, waiting for approval."""
    ann = named(approver("a.archer"), "Ann", "Archer")
    study = Study.objects.get(reference__key="bruun-2024")
    return submitted(changed(study, certainty="low", certainty_by=ann))


def named(user, first, last):
    user.first_name, user.last_name = first, last
    user.save()
    return user


def test_an_approver_reads_who_graded_a_study_before_and_after_the_decision():
    submission = graded()
    seen = differences_on(shown(submission))
    approved(submission)

    assert "Certainty graded by [added: Ann Archer]" in seen
    assert differences_on(shown(submission)) == seen


def test_an_approver_reads_who_checked_a_source_since_readers_saw_it():
    ben = named(editor("b.baker"), "Ben", "Baker")
    Reference.objects.filter(key="bruun-2024").update(
        locator="abstract", checker=ben, checked_on=date(2026, 11, 29)
    )
    study = Study.objects.get(reference__key="bruun-2024")

    seen = differences_on(shown(submitted(changed(study, enrolled=100))))

    assert "Where in the source: abstract. Checked by Ben Baker, 29 November 2026." in seen


def test_the_source_of_a_study_is_compared_by_its_key():
    new = Study(reference=Reference.objects.get(key="dmd"), design="A list", population="None")
    changed_to = {"result": "None.", "limits": "None.", "direction": "not-recorded"}

    seen = differences_on(shown(submitted(changed(new, **changed_to, design_kind="cohort"))))

    assert seen.startswith("Reference [added: dmd]")


@pytest.mark.parametrize("path", ["/evidence/bruun-2024/", "/evidence/studies.csv"])
def test_readers_see_that_a_clinician_graded_a_study_and_no_name(client, path):
    approved(graded())

    shown_to_readers = client.get(path).content.decode()

    assert "Low" in shown_to_readers
    assert not re.search("Archer|a[.]archer", shown_to_readers)
