"""What an approver should look at: numbers without their source, words without their limits. Pure.

The checks run when an editor submits a text. They warn, and an editor may give a reason to go on.
They find patterns of words; what no pattern can find is on the CHECKLIST.
"""

from collections.abc import Iterable, Mapping

from content.checking import balance as balance_check
from content.checking import numbers as number_check
from content.checking.finding import Finding, each_once
from content.checking.numbers import recorded_facts
from content.claims import Text, read

__all__ = ["CHECKLIST", "Finding", "Text", "balance", "numbers", "recorded_facts"]

# For the approver: (key, question). Each is to be answered by reading the text and its sources.
CHECKLIST = (
    ("numbers", "Does each number, and what it counts, agree with the source itself?"),
    (
        "crossovers",
        "Are the two trials of 2010 told as crossovers, and never as an LDN group and a placebo "
        "group?",
    ),
    (
        "pain",
        "Is it clear that pain and fatigue did not improve in the Italian trial, where half "
        "reported more pain?",
    ),
    (
        "limits",
        "Are limits and negative results, the Norwegian register study among them, as easy to see "
        "as benefits?",
    ),
    (
        "absence",
        "Is missing evidence never told as safety, above all beside other MS medicines?",
    ),
    (
        "licence",
        "Do “off-label” and “unlicensed” each stand where they fit, and are the contraindications "
        "of the licensed product said?",
    ),
    (
        "nobody-advised",
        "Does nothing read as advice to one person, a dose plan, a promise or an advertisement?",
    ),
    (
        "plain-words",
        "Will its readers understand it at first reading: short sentences, plain words, every term "
        "explained?",
    ),
)


def numbers(texts: Iterable[Text], facts: Mapping[str, str]) -> list[Finding]:
    """The numbers of one record's texts that are not on record for a source they cite.

    facts: what each reference is on record for, by its key: see `recorded_facts`.
    """
    return each_once(number_check.check(read(texts), facts))


def balance(texts: Iterable[Text]) -> list[Finding]:
    """The words of one record's texts that promote, or that lack their limits.

    Give all texts of a record at once: what one section says may stand beside what another does.
    """
    return each_once(balance_check.check(read(texts)))
