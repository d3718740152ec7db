"""The letter as a message for a practice's online form."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldnguide.printing import fonts
from prescribing.pack.message import Length, message
from prescribing.pack.name_records import ListedMedicine, NamedMedicine, TypedElsewhere
from prescribing.pack.printable import make_printable
from prescribing.pack.records import (
    Answer,
    LowDoseNaltrexone,
    Medications,
    OpioidAnswer,
    PlanAndRequestedActions,
    SafetyAlerts,
)
from prescribing.pack.sections import SummarySection
from prescribing.pack.wording import LDNUse, OpioidUse, Pregnancy, YesNo
from tests.prescribing.pack.packs import KINDS, PACKS, ROLES
from tests.prescribing.pack.reading import composed
from tests.support.builders import medicine, pack
from tests.support.examples import examples

ALSO = "Also typed: "
# Words that contradict an answer, short and long.
WORDS = ("LFTs", "jaundice", "Oramorph", "dihydrocodeine", "hepatocellular", "glomerulonephritis")
ELSEWHERE = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(
        lambda words: TypedElsewhere(SummarySection.HISTORY, " ".join(words), tuple(words))
    ),
    max_size=9,
).map(tuple)
NALTREXONE = ListedMedicine("opioid-blocker", "low dose naltrexone", "naltrexone")
BLOCKERS = (
    NamedMedicine("low dose naltrexone 4.5 mg", (NALTREXONE,)),
    NamedMedicine("Mysimba", (ListedMedicine("opioid-blocker", "Mysimba", "naltrexone"),)),
)
NAMES = ("Siân Llewellyn", "Margaret Elizabeth Featherstone", "\uf0b7" * 150, "สมชาย" * 30)


def on_one_line(text):
    return " ".join(text.split())


def row(text, question):
    return next(line for line in text.splitlines() if line.startswith(f"{question}: "))


def categories(made):
    alerts = made.safety_alerts
    return {
        "Opioids": OpioidUse(alerts.opioids.choice).label,
        "Pregnancy, breastfeeding": Pregnancy(made.history.pregnancy.choice).label,
        "Liver problems": YesNo(alerts.liver.choice).label,
        "Kidney problems": YesNo(alerts.kidneys.choice).label,
    }


def contradicted(made):
    """The words beside each question, for the questions that have any."""
    alerts = made.safety_alerts
    typed = {
        "Opioids": alerts.opioids_unsaid,
        "Liver problems": alerts.liver_elsewhere,
        "Kidney problems": alerts.kidneys_elsewhere,
    }
    return {question: texts[0].words[0] for question, texts in typed.items() if texts}


@st.composite
def printable_packs(draw):
    """Packs whose contradicting words and names vary in length and in script."""
    drawn = draw(PACKS)
    name = draw(st.sampled_from(NAMES) | st.just(drawn.patient.name))
    words = {f"{part}_elsewhere": draw(ELSEWHERE) for part in ("opioids", "liver", "kidneys")}
    alerts = replace(drawn.safety_alerts, **words, opioid_blockers=draw(st.just(BLOCKERS)))
    changed = replace(
        drawn,
        patient=replace(drawn.patient, name=name),
        recipient=replace(drawn.recipient, name=name),
        safety_alerts=alerts,
    )
    made, _ = make_printable(changed, fonts.covers)
    return made


@pytest.mark.hazard("H01.5", "H15.2")
@given(printable_packs())
@settings(max_examples=examples(20, long=200))
def test_both_messages_keep_every_category_a_contradicting_word_and_their_count(made):
    for length in Length:
        text = message(made, length, is_attached=True)

        assert len(text) <= length.value
        for question, label in categories(made).items():
            assert row(text, question).startswith(f"{question}: {label}")
        for question, word in contradicted(made).items():
            assert f"{ALSO}{word}" in row(text, question)
        assert row(text, "LDN").startswith(f"LDN: {LDNUse(made.ldn.taken.choice).label}")


def fullest(kind, role, name, pregnancy="planning"):
    """A pack with the longest words for everything that is never left out."""
    typed = tuple(
        TypedElsewhere(SummarySection.HISTORY, word, (word,))
        for word in ("glomerulonephritis", *WORDS[:-1], *(f"word{number}" for number in range(99)))
    )
    usual = pack()
    alerts = SafetyAlerts(
        opioids=OpioidAnswer("prefer-not-to-say"),
        liver=Answer("prefer-not-to-say"),
        kidneys=Answer("prefer-not-to-say"),
        opioids_elsewhere=typed,
        liver_elsewhere=typed,
        kidneys_elsewhere=typed,
        opioid_blockers=BLOCKERS,
    )
    return replace(
        usual,
        patient=replace(
            usual.patient,
            name=name,
            telephone=name,
            date_of_birth=usual.patient.date_of_birth.replace(month=9, day=30),
        ),
        recipient=replace(usual.recipient, role=role, name=name),
        request=PlanAndRequestedActions(kind, name, ""),
        diagnosis=replace(usual.diagnosis, ms_type="rrms", month="September"),
        history=replace(
            usual.history,
            pregnancy=Answer(pregnancy),
            operations=Answer("prefer-not-to-say", "word " * 400),
        ),
        medications=Medications("not-sure", (medicine("X" * 150),) * 60),
        ldn=LowDoseNaltrexone(Answer("before"), "liquid"),
        safety_alerts=alerts,
    )


@pytest.mark.parametrize(("kind", "role"), list(product(KINDS, ROLES)))
def test_the_fullest_pack_fits_with_a_contradicting_word_whole(kind, role):
    made = fullest(kind, role, "Margaret Elizabeth Featherstone " * 40)
    for length in Length:
        text = message(made, length, is_attached=True)

        assert len(text) <= length.value
        assert text.count(f"{ALSO}glomerulonephritis") == 3
        assert "LDN: Taken before, not now. Also typed: low dose naltrexone" in text
        assert "Pack attached. More in the pack." in text


@pytest.mark.hazard("H07.1")
@given(printable_packs())
@settings(max_examples=examples(20, long=200))
def test_the_long_message_has_the_short_answers_whole(made):
    alerts = made.safety_alerts

    text = message(made, Length.LONG, is_attached=True)

    for answer in (alerts.opioids, alerts.liver, alerts.kidneys, made.history.pregnancy):
        assert on_one_line(answer.brief) in text
    assert on_one_line(made.why) in text


@pytest.mark.parametrize("length", Length)
def test_a_never_that_something_typed_contradicts_is_not_plain(length):
    made = composed("Oramorph 10 mg", opioids={"opioids": "never"})

    assert "Opioids: Never. Also typed: Oramorph" in message(made, length, is_attached=False)


def test_the_short_message_says_how_many_more_names_there_are():
    typed = tuple(
        TypedElsewhere(SummarySection.MEDICATIONS, f"{name} 10 mg", (name,))
        for name in ("Oramorph", "Zapain", "Palexia", "Matrifen", "Sevredol", "Longtec")
    )
    alerts = replace(pack().safety_alerts, opioids_elsewhere=typed)
    text = message(pack(safety_alerts=alerts), Length.SHORT, is_attached=False)

    assert "Also typed: Oramorph, Zapain, Palexia, Matrifen and 2 more" in text


def test_words_that_do_not_fit_are_in_the_pack():
    full = replace(pack().history, pregnancy=Answer("planning", brief="w " * 40))
    made = pack(why="why " * 75, history=full)

    short = message(made, Length.SHORT, is_attached=True)

    assert short.endswith("Pack attached. More in the pack.")
    assert "More in the pack" not in message(made, Length.LONG, is_attached=True)


def test_no_more_is_promised_of_a_pack_that_is_not_attached():
    made = fullest("confirmation", "gp", "Siân Llewellyn")

    for length in Length:
        assert "in the pack" not in message(made, length, is_attached=False)


def test_the_short_message_promises_no_more_if_nothing_was_left_out():
    history = replace(pack().history, operations=Answer("no"))
    made = pack(why="", history=history, medications=Medications("none", ()))

    assert message(made, Length.SHORT, is_attached=True).endswith("\nPack attached.")


@pytest.mark.parametrize("why", ["ปวดกล้ามเนื้อ" * 60, "My leg " + "疲労" * 300])
def test_a_text_without_spaces_is_cut_inside(why):
    text = message(pack(why=why), Length.SHORT, is_attached=True)

    assert 480 < len(text) <= 500


def test_no_letter_is_parted_from_its_mark():
    for before in range(6):
        text = message(pack(why="a" * before + "กิ่" * 300), Length.SHORT, is_attached=True)

        assert "กิ่…" in text


def test_medicines_without_room_are_counted():
    made = fullest("confirmation", "gp", "Siân Llewellyn")
    alerts = replace(made.safety_alerts, opioids=OpioidAnswer("now", "word " * 100))
    full = replace(made, why="word " * 300, safety_alerts=alerts)

    assert row(message(full, Length.LONG, is_attached=True), "Medicines") == (
        "Medicines: 60, in the pack. The list may not be complete."
    )
    assert "Medicines: 60, not named here" in message(full, Length.LONG, is_attached=False)


def test_a_message_says_that_the_pack_is_attached_only_if_it_is():
    assert "Pack attached" not in message(pack(), Length.LONG, is_attached=False)


def test_text_is_not_escaped_as_html():
    request = PlanAndRequestedActions("confirmation", "A & B", "")
    text = message(pack(why="<b> & “it”", request=request), Length.LONG, is_attached=False)

    assert "<b> & “it”" in text
    assert "A & B" in text


UNREAD = "LDN Guide’s list misses some medicines. In a script it cannot read: "


@pytest.mark.parametrize("length", Length)
def test_medicines_in_a_script_that_we_cannot_read_are_named_and_never_only_counted(length):
    made = replace(pack(), why="", medications=Medications("all", (medicine("ბაკლოფენი"),)))
    text = message(made, length, is_attached=True)

    assert f"{UNREAD}ბაკლოფენი" in text
    baclofen = replace(made, medications=Medications("all", (medicine("Baclofen"),)))
    assert "cannot read" not in message(baclofen, length, is_attached=True)


@pytest.mark.parametrize("length", Length)
def test_many_unread_medicines_keep_the_message_within_its_count(length):
    made = fullest(KINDS[0], ROLES[0], "Margaret Elizabeth Featherstone " * 40)
    unread = Medications("not-sure", (medicine("ბაკლოფენი " * 15),) * 60)
    text = message(replace(made, medications=unread), length, is_attached=True)

    assert len(text) <= length.value
    assert text.count(f"{ALSO}glomerulonephritis") == 3
    if length is Length.LONG:
        assert f"{UNREAD}ბაკლოფენი ბაკლოფენი" in text
        assert "More in the pack." in text
