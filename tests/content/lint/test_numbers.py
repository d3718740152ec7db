"""The number check finds each number that is not on record for a source of its sentence."""

import pytest

from content.lint.numbers import recorded_facts
from content.lint.run import Text, numbers
from content.markup.sentences import plain

FACTS = {
    "bolton-2019": "89 placebo trials, 3-250 mg. 11,194 people. RR 0.84 (95% CI 0.66 to 1.06).",
    "cree-2010": "SF-36 +3.3 (p=0.04). 80 people enrolled, 60 completed. 4.5 mg nightly, 8 weeks.",
    "driver-2023": "Mean age 48. 1 in 4 were men. 65% of those followed up. 0.8–9.0 mg.",
    "gironi-2008": "7-10 days. Half reported more pain. 4 mg a day, six months. Two events.",
    "dmd": "Capsules: 1, 1.5 and 4.5 mg. 5 mg/5 ml. Roughly a tenth (1/10) of the licensed dose.",
    "raknes-2017": "341 people; two (2) years each side.",
}


def found(words, source=""):
    return [
        (each.rule, each.detail) for each in numbers([Text("x", f"<p>{words}</p>", source)], FACTS)
    ]


def rules(words):
    return [rule for rule, _ in found(words)]


def test_a_wrong_number_of_participants_is_found_and_the_right_one_is_not():
    (finding,) = numbers(
        [Text("Short version", "<p>It had 11,184 participants [@bolton-2019]. Really.</p>")], FACTS
    )

    assert (finding.check, finding.rule) == ("number", "number-not-recorded")
    assert finding.sentence == "It had 11,184 participants [@bolton-2019]."
    assert finding.where == "Short version"
    assert "“11,184”" in finding.says
    assert "bolton-2019" in finding.says
    assert found("It had 11,194 participants [@bolton-2019].") == []


ON_RECORD = [
    "11,194 people [@bolton-2019].",
    "11194 people [@bolton-2019].",
    "11 194 people [@bolton-2019].",
    "11\u00a0194 people [@bolton-2019].",
    "11\u202f194 people [@bolton-2019].",
    "１１,１９４ people [@bolton-2019].",
    "Eleven thousand one hundred and ninety-four people [@bolton-2019].",
    "In Norway, 341 people [@raknes-2017].",
    "Three hundred and forty-one people [@raknes-2017].",
    "Two years before and 2 years after [@raknes-2017].",
    "RR 0·84 (95% CI 0.66–1.06) [@bolton-2019].",
    "p=.04, p = 0.040 [@cree-2010].",
    "+3.3 points [@cree-2010].",
    "60/80 finished [@cree-2010].",
    "Only 60 of its 80 people finished [@cree-2010].",
    "The SF-36 and MSQoL-54, TLR4, TA115 and beta-1a [@cree-2010].",
    "4.5mg, 4.5 milligrams, at 4·5 mg [@cree-2010].",
    "An 8-week trial, for eight weeks [@cree-2010].",
    "From 0.8 to 9 mg [@driver-2023].",
    "65 per cent, 65%, 65 percent [@driver-2023].",
    "Aged 48 years [@driver-2023].",
    "One in four, a quarter or 25% were men [@driver-2023].",
    "Half, or ½, or 50%, reported more pain [@gironi-2008].",
    "For 7–10 days [@gironi-2008].",
    "1 mg, 1.5 mg [@dmd].",
    "A tenth of the dose, ten times as much [@dmd].",
    "80 people took part [@dmd] [@cree-2010].",
    "One person, and one of them [@dmd].",
]


def test_a_number_that_is_on_record_is_not_found_however_it_is_written():
    assert {words: found(words) for words in ON_RECORD if found(words)} == {}


NOT_ON_RECORD = [
    ("11.194 people [@bolton-2019].", "“11.194”"),
    ("45 mg [@cree-2010].", "“45 mg”"),
    ("Eighty-one people [@cree-2010].", "“81”"),
    ("60 of 81 people [@cree-2010].", "“81”"),
    ("60/81 finished [@cree-2010].", "“60/81”"),
    ("7–12 days [@gironi-2008].", "“12 days”"),
    ("Two-thirds, two thirds or ⅔ [@driver-2023].", "“2/3”"),
    ("A third of people [@driver-2023].", "“1/3”"),
    ("Three quarters [@driver-2023].", "“3/4”"),
    ("Twice as many, threefold, a dozen [@driver-2023].", "“2”, “3”, “12”"),
    ("One in five, 3 out of 10 [@cree-2010].", "“1/5”, “3/10”"),
    ("Two and a half weeks [@cree-2010].", "“2.5 weeks”"),
    ("It fell by −5 [@cree-2010].", "“5”"),
    ("People—81 of them [@cree-2010].", "“81”"),
    ("36 people [@cree-2010].", "“36”"),
    ("1.2 million [@cree-2010].", "“1200000”"),
    ("10<sup>2</sup> or 10² [@gironi-2008].", "“10^2”"),
    ("Twenty and five people [@cree-2010].", "“20”, “5”"),
    ("8<em>1</em> people [@cree-2010].", "“81”"),
    ("80 people [@no-such-key].", "“80”"),
    ("<a href='/x'>81</a> people [@cree-2010].", "“81”"),
]


@pytest.mark.hazard("H12.3")
def test_a_number_that_is_not_on_record_is_found():
    given = {words: found(words) for words, _ in NOT_ON_RECORD}

    assert given == {words: [("number-not-recorded", detail)] for words, detail in NOT_ON_RECORD}


OTHER_UNIT = [
    "4.5 ml [@cree-2010].",
    "65 mg [@driver-2023].",
    "8 months [@cree-2010].",
    "80% of people [@cree-2010].",
    "89 mg [@bolton-2019].",
    "10 mg [@gironi-2008].",
]


def test_a_number_that_is_on_record_with_another_unit_is_found():
    assert [words for words in OTHER_UNIT if rules(words) != ["number-other-unit"]] == []


WITHOUT_SOURCE = [
    "80 people finished.",
    "Half got worse.",
    "In 2019 it began.",
    "999 people",
    "Two trials",
]


def test_a_number_without_a_source_is_found():
    assert [words for words in WITHOUT_SOURCE if rules(words) != ["number-without-source"]] == []


NO_FACT_OF_A_SOURCE = [
    "In an emergency call 999.",
    "Call 0300 123 4567, NHS 111 or 999.",
    "Ring +44 20 7946 0018.",
    "We found nothing when we searched in November 2026.",
    "The sources we had read by 3 May 2027 say nothing.",
    "Expect to be asked for three things.",
    "Two ideas are discussed.",
    "Step 2 is next.",
    "“1 ml” is not a dose.",
    "See https://www.nhs.uk/page/123 for more.",
    "A third trial began. No one knows.",
    "Double-blind and half-hearted.",
]


def test_a_number_that_states_no_fact_of_a_source_is_not_found():
    assert {words: found(words) for words in NO_FACT_OF_A_SOURCE if found(words)} == {}


def test_a_number_may_count_the_studies_that_are_cited_but_not_people():
    assert found("None of the two small trials shows it [@bolton-2019] [@cree-2010].") == []
    assert found("In two people [@bolton-2019] [@cree-2010].") == [("number-not-recorded", "“2”")]


def test_a_citation_counts_for_its_own_sentence_only():
    words = "There were 80 people. They took 4.5 mg [@cree-2010]."

    assert found(words) == [("number-without-source", "“80”")]


def test_a_citation_after_the_stop_counts_for_the_sentence_before_it():
    assert found("There were 80 people. [@cree-2010] They took 4.5 mg [@cree-2010].") == []


def test_a_study_is_the_source_of_its_whole_row():
    assert found("80 people. 8 weeks.", "cree-2010") == []
    assert found("81", "cree-2010") == [("number-not-recorded", "“81”")]


def test_the_numbers_of_one_sentence_are_one_finding():
    assert found("Of 81 people, 61 finished, in 80 [@cree-2010].") == [
        ("number-not-recorded", "“81”, “61”")
    ]


def test_pages_of_a_journal_vouch_for_no_number():
    facts = recorded_facts(
        key_facts="", title="A trial", year=2010, details="68(2):145-150. Letter 7"
    )

    assert [
        each.detail for each in numbers([Text("x", plain("68, 145, 2010, 7"), "k")], {"k": facts})
    ] == ["“68”, “145”"]


def test_a_reason_is_kept_while_the_sentence_says_the_same():
    (first,) = numbers([Text("Short version", "<p>81 people [@cree-2010].</p>")], FACTS)
    (moved,) = numbers(
        [Text("Section “A”", "<p>New.</p><p>81\u00a0<em>people</em> [@cree-2010].</p>")], FACTS
    )
    (changed,) = numbers([Text("Short version", "<p>82 people [@cree-2010].</p>")], FACTS)
    (elsewhere,) = numbers([Text("Short version", "<p>81 people [@dmd].</p>")], FACTS)

    assert moved.key == first.key
    assert len({first.key, changed.key, elsewhere.key}) == 3


def test_the_same_sentence_in_two_places_is_one_finding_that_names_both():
    (finding,) = numbers(
        [Text("Short version", plain("81 people.")), Text("Section “A”", plain("81 people."))],
        FACTS,
    )

    assert finding.where == "Short version; Section “A”"


def test_the_end_of_an_interval_told_as_the_result_is_found():
    told = ["RR 0.66 [@bolton-2019].", "The risk ratio for serious harm was 1.06 [@bolton-2019]."]

    assert [rules(words) for words in told] == [["ratio-not-recorded"]] * 2


def test_a_result_with_its_interval_is_not_found():
    assert found("RR 0.84, 95% CI 0.66 to 1.06 [@bolton-2019].") == []
    assert found("The risk ratio was 0.84 (0.66 to 1.06) [@bolton-2019].") == []
