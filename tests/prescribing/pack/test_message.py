"""The letter as a message for a practice's online form."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from ldnguide.printing import fonts
from prescribing.pack.message import Length, message
from prescribing.pack.printable import make_printable
from prescribing.pack.records import Answer, TypedElsewhere
from prescribing.pack.sections import SummarySection
from prescribing.pack.wording import OpioidUse, Pregnancy, YesNo
from tests.prescribing.pack.packs import PACKS
from tests.prescribing.pack.reading import composed
from tests.support.builders import pack
from tests.support.examples import examples


def on_one_line(text):
    return " ".join(text.split())


def categories(made):
    alerts = made.safety_alerts
    return (
        f"Opioids: {OpioidUse(alerts.opioids.choice).label}",
        f"Pregnancy or breastfeeding: {Pregnancy(made.history.pregnancy.choice).label}",
        f"Liver problems: {YesNo(alerts.liver.choice).label}",
        f"Kidney problems: {YesNo(alerts.kidneys.choice).label}",
    )


def contradicted(made):
    alerts = made.safety_alerts
    return [
        bool(alerts.opioids_unsaid),
        bool(alerts.liver_elsewhere),
        bool(alerts.kidneys_elsewhere),
    ]


@pytest.mark.hazard("H01.5", "H15.2")
@given(PACKS)
@settings(max_examples=examples(20))
def test_both_messages_keep_every_category_and_contradiction_and_their_count(drawn):
    made, _ = make_printable(drawn, fonts.covers)
    for length in Length:
        text = message(made, length, is_attached=True)

        assert len(text) <= length.value
        lines = text.splitlines()
        for category in categories(made):
            assert any(line.startswith(category) for line in lines)
        assert text.count("My other answers name: ") >= sum(contradicted(made))


@pytest.mark.hazard("H07.1")
@given(PACKS)
@settings(max_examples=examples(20))
def test_the_long_message_has_the_short_answers_whole(drawn):
    made, _ = make_printable(drawn, fonts.covers)
    alerts = made.safety_alerts

    text = message(made, Length.LONG, is_attached=True)

    for answer in (alerts.opioids, alerts.liver, alerts.kidneys, made.history.pregnancy):
        assert on_one_line(answer.brief) in text
    assert on_one_line(made.why) in text


@pytest.mark.parametrize("length", Length)
def test_a_never_that_something_typed_contradicts_is_not_plain(length):
    made = composed("Oramorph 10 mg", opioids={"opioids": "never"})

    assert "Opioids: Never. My other answers name: Oramorph" in message(
        made, length, is_attached=False
    )


def test_the_short_message_says_how_many_more_names_there_are():
    typed = tuple(
        TypedElsewhere(SummarySection.MEDICATIONS, f"{name} 10 mg", (name,))
        for name in ("Oramorph", "Zapain", "Palexia", "Matrifen", "Sevredol", "Longtec")
    )
    alerts = replace(pack().safety_alerts, opioids_elsewhere=typed)
    text = message(pack(safety_alerts=alerts), Length.SHORT, is_attached=False)

    assert "My other answers name: Oramorph, Zapain, Palexia, Matrifen and 2 more" in text


def test_words_that_do_not_fit_are_in_the_pack():
    full = replace(pack().history, pregnancy=Answer("planning", brief="w " * 40))
    made = pack(why="why " * 75, history=full)

    short = message(made, Length.SHORT, is_attached=True)

    assert short.endswith("Pack attached. More in the pack.")
    assert "More in the pack" not in message(made, Length.LONG, is_attached=True)


def test_a_message_says_that_the_pack_is_attached_only_if_it_is():
    assert "Pack attached" not in message(pack(), Length.LONG, is_attached=False)


def test_text_is_not_escaped_as_html():
    assert "<b> & “it”" in message(pack(why="<b> & “it”"), Length.LONG, is_attached=False)
