"""The admin as charity staff and a clinical approver use it, from saving to publication."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from content import publishing
from content.models import Caution, Edition, Organisation, Page, Reference, Section, Submission
from tests.support.content_records import address as in_admin
from tests.support.content_records import page as record
from tests.support.page_html import filled_in, main_words, parsed, words_of
from tests.support.staff import approver, as_, changed, editor, submitted

pytestmark = pytest.mark.django_db
DOUBTFUL = "<p>LDN is safe and boosts immunity, as 11,184 participants showed [@bolton-2019].</p>"


def steroids():
    return Caution.objects.get(key="steroids")


def address(name, of):
    return in_admin(type(of), name, of.pk)


def submit(client, of, **fields):
    form = filled_in(client.get(address("submit", of))) | {"change_note": "Corrected."}
    return client.post(address("submit", of), form | fields)


def listed(model, **asked):
    """The words of a list, or "nothing" if it is empty."""
    response = as_(editor()).get(in_admin(model, "changelist"), asked)
    tables = parsed(response).xpath("//*[@id='result_list']")
    return words_of(tables[0]) if tables else "nothing"


def everything_is_reviewed_on(day, **of):
    Edition.objects.filter(**of).update(review_due=day)


@pytest.mark.parametrize(("button", "leads_to"), [("_preview", "preview"), ("_submit", "submit")])
def test_save_and_preview_and_save_and_submit_save_the_form_first(edit, button, leads_to):
    response = edit(record(), title="Words of mine", **{button: "1"})

    assert response["Location"] == address(leads_to, record())
    assert record().title == "Words of mine"


def test_a_new_record_can_be_submitted_from_its_own_form(add):
    fields = {"name": "New", "kind": "ms-charity", "order": "5", "description": "<p>Who.</p>"}
    response = add(Organisation, _submit="1", **fields)

    assert response["Location"] == address("submit", Organisation.objects.get(name="New"))


def test_there_is_no_link_to_submit_while_a_form_is_not_saved(edit, staff):
    changed(record(), title="Other words")
    assert "Submit the saved text" in main_words(staff.get(address("change", record())))

    assert "Submit the saved text" not in main_words(edit(record(), title=""))


def test_a_text_that_changed_after_its_findings_were_shown_is_not_submitted():
    client, page = as_(editor()), changed(record(), title="Other words")
    form = filled_in(client.get(address("submit", page))) | {"change_note": "Corrected."}
    Page.objects.filter(pk=page.pk).update(version=page.version + 1)

    for seen in (form["seen_version"], "", "x", "9" * 30):
        refused = client.post(address("submit", page), form | {"seen_version": seen})
        assert "submitted" in main_words(refused)
        assert not Submission.objects.exists()

    again = filled_in(refused) | {"change_note": "Corrected."}
    assert client.post(address("submit", page), again).status_code == 302


def test_each_sentence_has_one_card_and_one_reason_with_known_errors_first():
    changed(record(), summary=DOUBTFUL)
    client = as_(editor())
    shown = client.get(address("submit", record()))
    (card,) = parsed(shown).xpath("//div[@class='finding']")
    messages = [words_of(item) for item in card.xpath(".//li")]
    (box,) = card.xpath(".//textarea/@name")

    assert len(messages) >= 3
    assert messages[0].startswith("“11,184” is an error that is going round")
    assert submit(client, record(), **{box: "It is so."}).status_code == 302
    review = parsed(as_(approver()).get(address("change", Submission.objects.get())))
    (card,) = review.xpath("//div[@class='finding']")
    assert [words_of(item) for item in card.xpath(".//li")] == messages
    assert words_of(card).count("It is so.") == 1


def test_new_sources_are_listed_first_with_links():
    changed(record(), summary="<p>Now known [@ludwig-2016] [@bolton-2019].</p>")
    shown = parsed(as_(approver()).get(address("change", submitted(record()))))
    (beside,) = shown.xpath("//section[@aria-labelledby='sources']")
    headings = [words_of(heading) for heading in beside.xpath(".//h3 | .//h4")]

    assert headings[:3] == ["New in this text", "ludwig-2016", "Cited before"]
    assert "bolton-2019" in headings[3:]
    assert beside.xpath(".//a[starts-with(@href, 'https://doi.org/')]")


def test_an_approver_sees_the_comment_with_which_the_text_was_last_returned():
    bea = approver()
    bea.first_name, bea.last_name = "Bea", "Brown"
    bea.save()
    publishing.send_back(submitted(record()), approver=bea, comment="Name the trial.")
    publishing.take_back(submitted(record()), editor=editor())
    path = address("change", submitted(record()))
    today = f"{timezone.localdate():%-d %B %Y}"

    words = main_words(as_(bea).get(path))
    assert f"You returned this on {today}: “Name the trial.”" in words
    words = main_words(as_(approver("other")).get(path))
    assert f"Bea Brown returned this on {today}: “Name the trial.”" in words


def test_staff_are_shown_by_their_full_names():
    ann = editor()
    ann.first_name, ann.last_name = "Ann", "Archer"
    ann.save()
    submission = submitted(record())

    assert "Submitted by Ann Archer" in main_words(as_(ann).get(address("change", submission)))
    assert "Ann Archer" in listed(Submission)


def test_a_submission_whose_record_was_deleted_can_be_closed():
    organisation = Organisation.objects.create(
        name="Gone", kind="ms-charity", description="<p>x</p>"
    )
    submission = submitted(organisation)
    organisation.delete()
    client = as_(editor())

    assert "has been deleted" in main_words(client.get(address("change", submission)))
    response = client.post(address("change", submission), {"done": "take-back"}, follow=True)
    assert "no longer waiting for approval" in response.text
    submission.refresh_from_db()
    assert submission.state == Submission.State.TAKEN_BACK


@pytest.mark.parametrize(
    ("comment", "says"), [("a\x00b", "Null characters"), ("x" * 2001, "at most 2000 characters")]
)
def test_a_comment_that_cannot_be_stored_is_refused_with_a_message(comment, says):
    submission = submitted(record())
    refused = as_(approver()).post(
        address("change", submission), {"done": "return", "comment": comment}
    )

    assert says in main_words(refused)
    submission.refresh_from_db()
    assert submission.state == Submission.State.WAITING


def test_the_dates_to_which_a_review_can_be_postponed_are_named():
    edition, today = publishing.current_edition(record()), timezone.localdate()
    last = today + timedelta(days=365)
    everything_is_reviewed_on(today + timedelta(days=10))
    client = as_(approver())
    words = main_words(client.get(address("change", edition)))
    assert f"From {today + timedelta(days=11):%-d %B %Y} to {last:%-d %B %Y}." in words

    late = {"done": "extend", "until": str(last + timedelta(days=1)), "why": "No time."}
    assert "Choose a date from" in main_words(client.post(address("change", edition), late))
    everything_is_reviewed_on(last)
    words = main_words(client.get(address("change", edition)))
    assert "You cannot postpone it now." in words
    assert "New review date" not in words


def test_a_page_is_taken_off_the_site_only_after_a_tick_that_its_links_were_checked():
    link = f'<p>See <a href="{record().get_absolute_url()}">this</a>.</p>'
    Section.objects.create(
        page=Page.objects.get(slug="what-is-ldn"), heading="More", body=link, order=900
    )
    edition, client = publishing.current_edition(record()), as_(approver())
    words = main_words(client.get(address("change", edition)))
    assert "The page “What is LDN?”, section “More” links to it" in words

    closing = {"done": "close", "how": "unpublished", "reason": "Not kept up."}
    refused = main_words(client.post(address("change", edition), closing))
    assert "Check what links to it, then tick this box." in refused
    assert publishing.current_edition(record())

    client.post(address("change", edition), closing | {"read": "on"})
    assert publishing.current_edition(record()) is None
    assert "Unpublished" in listed(Page)


def test_an_edition_whose_page_shows_an_unpublished_caution_can_still_be_read():
    caution = Caution.objects.create(key="new", title="New", for_patients="x", for_prescribers="x")
    Section.objects.create(page=record(), heading="More", caution=caution, order=900)
    edition = publishing.current_edition(record())

    words = main_words(as_(editor()).get(address("change", edition)))
    assert "shows the caution “New”, which is not published" in words


def test_an_edition_can_be_restored_only_if_the_working_text_differs():
    edition, client = publishing.current_edition(record()), as_(editor())
    button = "Make this edition the working text again"
    assert button not in main_words(client.get(address("change", edition)))

    changed(record(), title="Other words")
    assert button in main_words(client.get(address("change", edition)))
    response = client.post(address("change", edition), {"done": "restore"})
    assert response["Location"] == address("change", record())
    assert record().title == "Side effects"


def test_an_invalid_address_is_refused_in_plain_words(edit):
    words = main_words(edit(record(), slug="side effects"))

    assert "Use only letters without accents" in words
    assert "slug" not in words


@pytest.mark.parametrize(
    "of", [record, steroids, lambda: Organisation.objects.get(name="MS Trust")]
)
def test_staff_who_may_only_view_a_record_see_formatted_text_without_tags(of):
    shown = as_(approver()).get(address("change", of()))
    words = main_words(shown)

    assert parsed(shown).xpath("//div[@class='as-read']//p")
    assert "<p>" not in words
    assert "</" not in words


def test_staff_who_may_view_pages_and_change_sections_can_open_a_page():
    user = editor("reads")
    user.groups.clear()
    names = ["view_page", "view_section", "change_section"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))

    assert "Short version" in main_words(as_(user).get(address("change", record())))


def test_a_doi_and_a_pubmed_link_pasted_whole_are_trimmed_and_saved(edit):
    source = Reference.objects.get(key="cree-2010")
    doi, pmid = "10.1177/2055217316672242", "28607740"
    tracking = "?utm_source=" + "x" * 120
    links = {
        "doi": f"https://doi.org/{doi}{tracking}",
        "pmid": f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
    }

    assert edit(source, **links).status_code == 302

    source.refresh_from_db()
    assert (source.doi, source.pmid) == (doi, pmid)


def test_a_link_without_a_doi_or_a_number_is_still_refused_in_words(edit):
    source = Reference.objects.get(key="cree-2010")
    links = {"doi": "https://journal.example/10.1177/x", "pmid": "https://journal.example/1"}

    words = main_words(edit(source, **links))

    assert "Enter only the DOI. It begins with 10." in words
    assert "This is too long. Paste only the number, or the whole link to it." in words
