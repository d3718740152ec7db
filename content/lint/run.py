"""What an approver should look at: numbers without their source, words without their limits. Pure.

The checks run when an editor submits a text. They warn, and an editor may give a reason to go on.
They find patterns of words; what no pattern can find is on the CHECKLIST.
"""

from collections.abc import Iterable, Mapping

from content.lint import balance as balance_check
from content.lint import numbers as number_check
from content.lint.finding import Finding, each_once
from content.lint.numbers import recorded_facts
from content.markup.sentences import Text, read

__all__ = ["CHECKLIST", "Finding", "Text", "balance", "numbers", "recorded_facts"]

# For the approver: (key, question). Each is to be answered by reading the text and its sources.
# One that begins with “If” is also ticked when the text says nothing about it.
CHECKLIST = (
    (
        "plain-words",
        "Have you read the whole text, not only what differs, and will its readers understand it "
        "at first reading?",
    ),
    ("numbers", "Does each number, and what it counts, agree with the source itself?"),
    (
        "crossovers",
        "If a trial of 2010 is told: is it a crossover, and never an LDN group and a placebo "
        "group?",
    ),
    (
        "pain",
        "If the Italian trial is told: is it clear that fatigue did not change significantly and "
        "that half reported more pain, as the MS Trust summarises it?",
    ),
    (
        "limits",
        "If a benefit is told: are limits and negative results, the Norwegian register study among "
        "them, as easy to see?",
    ),
    (
        "absence",
        "Is missing evidence never told as safety, and has each dated statement (“when we searched "
        "in …”) been searched again?",
    ),
    (
        "licence",
        "If the licence is told: do “off-label” and “unlicensed” each stand where they fit, and "
        "are the contraindications of the licensed product said?",
    ),
    (
        "medicines",
        "Is there no sentence that could lead somebody to start, stop, space out or skip an opioid "
        "or another medicine?",
    ),
    ("emergency", "Does it send people to 999 for sudden withdrawal where it should?"),
    (
        "nobody-advised",
        "Does nothing read as advice to one person, a dose plan, a promise or an advertisement?",
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
