"""What an approver is told about a changed text besides its words: links, emphasis, choices."""

import pytest

from content import publishing
from content.models import Reference
from tests.content.admin.test_governance import address, steroids
from tests.support.content_records import page as record
from tests.support.page_html import main_words
from tests.support.staff import approved, approver, as_, changed, published, submitted

pytestmark = pytest.mark.django_db
LINK = '<p>The plan: <a href="{}">see here</a> first.</p>'
MOVED = "The address of the link “see here” changed from /guidance/cautions/ to https://b.example/."


@pytest.mark.parametrize(("of", "field"), [(record, "summary"), (steroids, "for_patients")])
def test_an_approver_and_a_reader_are_told_that_a_link_leads_elsewhere(client, of, field):
    published(of(), **{field: LINK.format("/guidance/cautions/")})
    submission = submitted(changed(of(), **{field: LINK.format("https://b.example/")}))

    assert MOVED in main_words(as_(approver()).get(address("change", submission)))
    approved(submission)
    page = "side-effects" if of is record else "cautions"
    assert MOVED in main_words(client.get(f"/guidance/{page}/editions/3/changes/"))


def test_an_approver_is_told_that_a_word_is_no_longer_bold_and_that_a_list_became_text():
    before = "<p>Do <strong>not</strong> stop.</p><ul><li>One thing.</li></ul>"
    published(steroids(), for_patients=before)
    after = "<p>Do not stop.</p><p>One thing.</p>"
    words = main_words(
        as_(approver()).get(address("change", submitted(changed(steroids(), for_patients=after))))
    )

    assert "“not” is no longer bold." in words
    assert "Before: the first item of a list. Now: a paragraph." in words


def test_an_approver_is_told_that_a_source_of_a_caution_leads_elsewhere():
    (key,) = publishing.snapshot_of(steroids()).references
    Reference.objects.filter(key=key).update(url="https://elsewhere.example/")
    words = main_words(as_(approver()).get(address("change", submitted(steroids()))))

    assert "https://elsewhere.example/" in words.split("What the checks found")[0]


def test_choices_are_compared_in_the_words_of_the_form():
    submission = submitted(changed(steroids(), urgency="emergency"))

    assert "Emergency: what to do now" in main_words(
        as_(approver()).get(address("change", submission))
    )
