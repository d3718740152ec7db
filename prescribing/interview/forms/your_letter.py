"""Your letter: what it asks for, whom it goes to, and the GP practice."""

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import NAME, any_of, one_line, one_of
from prescribing.interview.forms.fields import address as address_lines

ROLES = (("gp", "My GP"), ("neurologist", "My neurologist"), ("ms-nurse", "My MS nurse"))


class RequestForm(StepForm):
    title = "What the letter asks for"
    revealed = {
        "service_name": ("kind", ("confirmation",)),
        "service_contact": ("kind", ("confirmation",)),
    }

    kind = one_of(
        "What would you like to ask for?",
        (
            ("nhs-prescription", "To talk about an NHS prescription for LDN"),
            ("private-prescription", "A private prescription for LDN"),
            (
                "confirmation",
                "A letter that confirms my diagnosis, for a private specialist or online "
                "prescriber",
            ),
        ),
        required="Choose what the letter should ask for.",
    )
    service_name = one_line(
        "Name of the service",
        "Name of the private specialist or online service (optional)",
        read_for_names=False,
        hint="The letter has a line for you to sign. It lets the person you write to give this "
        "service your diagnosis, history and medicines.",
        attrs=NAME,
    )
    service_contact = one_line(
        "How to reach it",
        "How to reach it (optional)",
        read_for_names=False,
        hint="For example an email address or a town.",
        attrs=NAME,
    )


class AddresseeForm(StepForm):
    """The person, if it is not the GP; the practice in any case, as the summary prints it."""

    title = "Who the letter goes to"
    revealed = dict.fromkeys(
        ("name", "organisation", "address"), ("role", ("neurologist", "ms-nurse"))
    )

    role = one_of(
        "Who is the letter to?",
        ROLES,
        required="Choose who the letter is to.",
        hint="A GP usually decides about prescriptions.",
    )
    name = one_line(
        "Their name",
        "Their name (optional)",
        read_for_names=False,
        hint="For example: Dr Evans.",
        attrs=NAME,
    )
    organisation = one_line(
        "Hospital or clinic", "Hospital or clinic (optional)", read_for_names=False, attrs=NAME
    )
    address = address_lines("Address of the hospital or clinic (optional)")
    practice_name = one_line(
        "Name of the practice",
        "Name of your GP practice (optional)",
        read_for_names=False,
        attrs=NAME,
    )
    gp_name = one_line(
        "Name of the GP",
        "Name of your GP (optional)",
        read_for_names=False,
        attrs=NAME,
    )
    practice_address = address_lines("Address of the practice (optional)")
    copy_to = any_of(
        "Who else will you give a copy? (optional)",
        (*ROLES, ("private-service", "A private specialist or online service")),
        hint="The letter names them.",
    )
