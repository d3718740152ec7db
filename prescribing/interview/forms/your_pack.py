"""Your pack: which documents it holds, and how large their text is."""

from collections.abc import Mapping
from typing import Any

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import any_of, one_of
from prescribing.pack.documents import (
    DIAGNOSIS_CONFIRMATION,
    NOTES,
)

LEFT_OUT = "left-out"
SAME_SIZE = "same-size"


class DocumentsForm(StepForm):
    title = "What goes in your pack"
    left_empty = {"data_copy": "The PDF holds a data copy"}
    in_short = {"data_copy": "Data copy"}

    documents = any_of(
        "What else should be in it? (optional)",
        (
            (
                DIAGNOSIS_CONFIRMATION,
                "A page to confirm your diagnosis, if you have no proof",
            ),
            (NOTES, "Notes for you: how to hand it in, what to ask"),
        ),
    )
    text_size = one_of(
        "Text size of your notes",
        (("standard", "Standard"), ("large", "Large"), ("very-large", "Very large")),
        required="Choose a text size.",
    )
    text_size.initial = "standard"
    summary_size = any_of(
        "The health summary (optional)",
        ((SAME_SIZE, "Print the health summary in this size too"),),
    )
    data_copy = any_of(
        "A copy of your answers inside the PDF (optional)",
        ((LEFT_OUT, "Make the PDF without a data copy"),),
        hint="With the data copy you can start your next pack from the PDF. Anyone with the file "
        "can read it.",
    )

    @classmethod
    def suggested(cls, said: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """Whoever has proof needs no confirmation, unless the letter asks for just that."""
        has_proof = bool(said.get("diagnosis", {}).get("proof"))
        asks_for_it = said.get("request", {}).get("kind") == "confirmation"
        wanted = [DIAGNOSIS_CONFIRMATION] if asks_for_it or not has_proof else []
        return {"documents": [*wanted, NOTES]}
