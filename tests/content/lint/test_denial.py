"""A sentence that denies, asks or leaves open makes no claim."""

import re

import pytest

from content.lint.denial import first_claim

SAFE = re.compile("safe|works|effective|harm")
CLAIMED = """
LDN is safe.
It is not only safe but kind.
LDN is not costly and safe.
It is no wonder LDN is safe.
No other drug is as safe.
It is more than safe.
Not everyone knows that LDN is safe.
Nobody doubts any longer that LDN is effective.
Nobody would dispute that LDN is safe.
No doctor can say that LDN is not safe.
No one can claim that LDN is not effective.
No trial found harm, so it is safe.
Although how it works is unknown LDN is safe.
It is unclear how it acts but LDN is safe for most people.
It is uncertain why, yet LDN is safe.
It is unknown why doctors hold back, because LDN is safe.
Whether or not you have relapses, LDN is safe.
Did you know that LDN is safe?
Could LDN be safe?
Would you like a medicine that works?
Have you tried what works?
It is wrong to say that LDN is not safe.
Is LDN the safe treatment you have been looking for?
"""
DENIED = """
LDN is not safe.
It may not be safe.
It isn't safe.
There is no safe dose.
Without a safe dose, ask.
No trial has shown that LDN is safe.
It has not been shown to be safe.
It is not known whether LDN is safe with a DMT.
Whether LDN is safe in pregnancy is not known.
Nobody knows whether LDN is safe.
Nobody can promise that LDN is effective.
Such a study cannot show that taking both is safe.
None of these trials shows that LDN is safe.
It is unclear if LDN is safe.
Absence of data is not evidence that it is safe.
It is wrong to think that LDN is safe.
It is a myth that LDN is safe.
The claim that LDN is safe is wrong.
Is LDN safe?
Has it been safe?
How safe is LDN?
Does it work, and is it effective?
"""


def claim(sentence, *, denial_passes=True):
    return first_claim(SAFE, sentence, denial_passes=denial_passes)


def test_a_sentence_that_claims_is_told_from_one_that_denies_asks_or_leaves_open():
    claimed, denied = CLAIMED.strip().splitlines(), DENIED.strip().splitlines()

    assert [each for each in claimed if not claim(each)] == []
    assert [each for each in denied if claim(each)] == []


@pytest.mark.parametrize("sentence", ["LDN is not safe.", "Is LDN safe?"])
def test_words_are_found_despite_a_denial_if_denial_is_no_excuse(sentence):
    assert claim(sentence, denial_passes=False) == "safe"


def test_the_first_words_that_nothing_denies_are_given():
    assert claim("It is not safe. But it works") == "works"


def test_excepted_words_are_not_searched_but_still_deny():
    excepted = re.compile("safe place|no")

    assert first_claim(SAFE, "A safe place.", denial_passes=True, excepted=excepted) == ""
    assert first_claim(SAFE, "There is no harm.", denial_passes=True, excepted=excepted) == ""
