"""The form with one box for eight words or a link, and its messages about words it cannot read."""

import re
from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.utils import timezone
from django.utils.formats import date_format

from prescribing.drafts.keys import Key
from prescribing.drafts.words.code import LENGTH, Code
from prescribing.drafts.words.reading import Reason, Unreadable, read_code

LINK_START = "v1."
KEY_LENGTH = 66  # characters of a key as text
LONGEST_TEXT = 2000  # enough for a whole saved file, with words, link and sentences
LOOKS_LIKE_A_LINK = re.compile(r"://|/letter/|\bv1\.")

NOTHING_OPENS = (
    "We found no answers with these. Check each word and their order, or copy the whole link "
    "again. If they are right, the answers were erased, their date has passed, or newer words took "
    "the place of these."
)
TRY_AGAIN = (
    "We could not look just now. Your words or link are still below. Nothing is lost. Wait a "
    "minute, then try again."
)


class ReturnForm(forms.Form):
    """Cleans to a Code or a Key. Its messages never say anything about a word that is known."""

    code = forms.CharField(
        label="Your eight words, or your link",
        help_text="Capitals, commas and numbers do not matter. The first three letters of each "
        "word are enough.",
        error_messages={"required": "Enter your eight words, or paste your link."},
        widget=forms.Textarea(
            attrs={
                "rows": 4,
                "class": "form-control",
                "spellcheck": "false",
                "autocapitalize": "none",
            }
        ),
    )
    shared = forms.BooleanField(
        label="Other people use this computer or phone",
        help_text="If you tick this, this browser forgets your answers when you close it, or after "
        "10 minutes without opening or saving a page. Enter your words, not the link: a link may "
        "stay in the browser’s history.",
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )
    use_required_attribute = False

    class Media:
        js = [Script("return.js", defer=True)]

    def clean_code(self) -> Code | Key:
        typed = self.cleaned_data["code"]
        if len(typed) > LONGEST_TEXT:
            raise ValidationError("This is more than eight words or a link. Enter only these.")
        if LOOKS_LIKE_A_LINK.search(typed):
            return _read_link(typed)
        try:
            return read_code(typed)
        except Unreadable as unreadable:
            raise ValidationError(_explained(unreadable)) from None


def link_text(key: str) -> str:
    """The part of a link after its #."""
    return LINK_START + key


def too_many_tries(until: datetime) -> str:
    """Says when the words can be tried again, in local time, rounded up to the minute."""
    ends = timezone.localtime(until + timedelta(minutes=1))
    day = "" if ends.date() == timezone.localdate() else f" on {date_format(ends, 'j F')}"
    return (
        f"These words were tried too often. You can try again at {date_format(ends, 'H:i')}{day}. "
        "Your link works at once."
    )


def _read_link(typed: str) -> Key:
    """The key in a link, wherever the link stands in the text and wherever its line was broken."""
    _, _, after = typed.rpartition(LINK_START)
    key = Key.from_text(re.sub(r"\s", "", after)[:KEY_LENGTH])
    if key is None:
        raise ValidationError("This link is not whole. Copy all of it, to its last letter.")
    return key


def _explained(unreadable: Unreadable) -> list[str]:
    if unreadable.reason is Reason.TOO_LONG:
        return ["This is more than eight words or a link. Enter only these."]
    messages = [
        f"We do not know word {word.position}, “{word.typed}”." for word in unreadable.unknown
    ]
    if unreadable.reason is Reason.COUNT:
        count = "1 word" if unreadable.count == 1 else f"{unreadable.count} words"
        messages.insert(0, f"We read {count}. There must be {LENGTH}.")
    return messages
