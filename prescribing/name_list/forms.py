"""The admin's forms of the list: propose a name, withdraw one, decide."""

from typing import Any

from django import forms

from content.publishing.permissions import Refused
from prescribing.medicines.additions import added_name
from prescribing.medicines.loading import LONGEST_NAME
from prescribing.medicines.names import ListedName, MedicineClass
from prescribing.name_list.current import current_list
from prescribing.name_list.models import CLASSES
from prescribing.name_list.workflow import check_is_new


class ProposalForm(forms.Form):
    """A name of an opioid that the list lacks. seen: for which name the effect was shown."""

    name = forms.CharField(
        label="Name",
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"size": 40}),
        help_text="As it stands on the box, without strength and form.",
        error_messages={"required": "Enter the name."},
    )
    active = forms.CharField(
        label="Active ingredient",
        max_length=200,
        widget=forms.TextInput(attrs={"size": 60}),
        help_text="All of them, with a plus between: codeine + paracetamol.",
        error_messages={"required": "Enter the active ingredient."},
    )
    medicine_class = forms.ChoiceField(
        label="Class",
        choices=[("", "Choose one"), *CLASSES],
        error_messages={"required": "Choose what the medicine is used for."},
    )
    source = forms.CharField(
        label="Source",
        max_length=300,
        widget=forms.TextInput(attrs={"size": 80}),
        help_text="Where the name and what it contains can be read, so that a pharmacist finds it: "
        "a register of medicines, a package leaflet.",
        error_messages={"required": "Say where the pharmacist can read it."},
    )
    country = forms.CharField(
        label="Country",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"size": 40}),
        help_text="Where it is sold, if that is abroad. It is then found in exactly this spelling. "
        "Leave it empty for a name of the United Kingdom: misspelt forms are found too.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Spaces as one, and no name that the list has."""
        cleaned = super().clean() or {}
        for field in ("name", "active", "source", "country"):
            cleaned[field] = " ".join(str(cleaned.get(field, "")).split())
        if cleaned["name"]:
            try:
                check_is_new(cleaned["name"], current_list())
            except Refused as refused:
                self.add_error("name", str(refused))
        return cleaned

    @property
    def shown_for(self) -> str:
        """What the effect depends on."""
        return f"{self.cleaned_data['country']}|{self.cleaned_data['name']}"

    @property
    def was_shown(self) -> bool:
        """Whether the person has seen what exactly this name would mark."""
        return bool(self.cleaned_data.get("seen") == self.shown_for)

    @property
    def proposed(self) -> dict[str, str]:
        """Arguments for `workflow.propose`, once the form is valid."""
        fields = ("name", "active", "medicine_class", "source", "country")
        return {field: self.cleaned_data[field] for field in fields}

    @property
    def listed(self) -> ListedName:
        """The name as the recogniser would use it."""
        given = self.proposed
        medicine_class = MedicineClass(given["medicine_class"])
        return added_name(
            given["name"], given["active"], medicine_class, given["source"], given["country"]
        )


class WithdrawalForm(forms.Form):
    """Why an added name should go."""

    reason = forms.CharField(
        label="Why the name should be withdrawn",
        max_length=300,
        widget=forms.TextInput(attrs={"size": 80}),
        error_messages={"required": "Say why the name should be withdrawn."},
    )


class DecisionForm(forms.Form):
    """What a pharmacist enters to sign a proposal off, or to return it."""

    register_number = forms.CharField(
        label="Your register number",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"size": 20, "autocomplete": "off"}),
        help_text="As it is on record for you. It is kept with your sign-off.",
    )
    has_read_source = forms.BooleanField(
        label="I have read in the source that the medicine exists and what it contains.",
        required=False,
    )
    comment = forms.CharField(
        label="If you do not sign it off: why?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
    )
