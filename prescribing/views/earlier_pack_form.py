"""The form that takes an earlier letter pack, and its messages about files it cannot use."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.before_you_start import BeforeYouStartForm
from prescribing.savefile.data_copy import Reason

AS_DOWNLOADED = "Choose the PDF just as you downloaded it here."
MEGABYTES = settings.LARGEST_PACK_FILE // (1024 * 1024)
WHY = {
    Reason.NOT_A_PDF: f"This file is not a PDF. {AS_DOWNLOADED}",
    Reason.LOCKED: f"This PDF is locked with a password, so we cannot read it. {AS_DOWNLOADED}",
    Reason.NO_COPY: (
        "We found no answers in this PDF. They get lost when a pack is printed to PDF, scanned, "
        "made smaller or joined to another file. The letter alone and the pack for the practice "
        f"never hold them, nor does a pack made without a data copy. {AS_DOWNLOADED}"
    ),
    Reason.CHANGED: (
        "The answers in this PDF have changed since you downloaded it, so we cannot use them. "
        f"{AS_DOWNLOADED}"
    ),
    Reason.OTHER_PAGES: (
        "The pages of this pack have changed since you downloaded it, so they may not match the "
        "answers inside. This happens when a program makes a PDF smaller, takes pages out of it or "
        f"writes on them. {AS_DOWNLOADED}"
    ),
    Reason.NEWER: (
        "This pack comes from a newer version of this site. Load this page again in a few minutes, "
        "then choose your pack once more."
    ),
    Reason.TOO_LARGE: (
        f"This file is larger than {MEGABYTES} MB. A letter pack is smaller, unless a scan was "
        f"joined to it. {AS_DOWNLOADED}"
    ),
    Reason.BROKEN: (
        "This file is damaged, so we cannot read it. Copy or download it again from where you keep "
        "it, then choose the new copy."
    ),
    Reason.BUSY: (
        "We are reading other packs just now. Wait a minute, then choose your pack again and send "
        "it. Nothing is lost."
    ),
}
CHOOSE_AGAIN = "Choose your pack again. A browser does not keep a file when a page comes back."
TRY_AGAIN = (
    "We could not save what is in your pack just now. Wait a minute, then choose your pack again "
    "and send it. Nothing is lost."
)


class EarlierPackForm(StepForm):
    """A letter pack, with consent and device as on the first page of the interview."""

    title = "Start from an earlier pack"
    button = "Open my pack"

    pack = forms.FileField(
        label="Your letter pack (PDF)",
        help_text="The file that you downloaded here. Its name starts with “LDN letter pack”, "
        "unless you changed it.",
        error_messages={
            "required": "Choose your letter pack.",
            "empty": "This file is empty. Copy or download it again from where you keep it, then "
            "choose the new copy.",
        },
        widget=forms.FileInput({"accept": ".pdf,application/pdf"}),
    )
    device = BeforeYouStartForm.base_fields["device"]
    consent = BeforeYouStartForm.base_fields["consent"]

    @classmethod
    def of(cls, request: HttpRequest) -> "EarlierPackForm":
        """The form as it was sent."""
        form = cls(request.POST, files=request.FILES)
        if _is_too_large(request):  # the upload handler dropped the file
            form.fields["pack"].error_messages["required"] = WHY[Reason.TOO_LARGE]
        return form

    def clean_pack(self) -> Any:
        files = self.files.getlist("pack")
        if len(files) > 1:
            raise ValidationError(f"You sent {len(files)} files. Choose only your letter pack.")
        return self.cleaned_data["pack"]

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.errors and "pack" not in self.errors:
            self.add_error("pack", CHOOSE_AGAIN)
        return self.cleaned_data


def _is_too_large(request: HttpRequest) -> bool:
    length = request.headers.get("Content-Length", "")
    return length.isdecimal() and int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
