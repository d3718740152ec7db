"""Where a person goes next: a page of the letter, named without its address. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Destination:
    """A page of the letter, by the name that `prescribing.urls` gives its address.

    slug: of its step, where the address has one. section: the number of the section that the page
    begins with; 0 for none. No answer can be read from a number.
    """

    name: str
    slug: str = ""
    section: int = 0
