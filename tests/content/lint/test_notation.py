"""What a phrase of the file of rules finds."""

import pytest

from content.lint.notation import NAME, NotationError, after, any_of, vocabulary

WORDS = {
    "opioid": vocabulary(["codeine", "opioid[s]"], {}, ["receptor*"]),
    "small": vocabulary(["the", "any"], {}),
    "order": after(["then"]),
    "Name": NAME,
}


def found(phrase, text, **how):
    match = any_of([phrase], WORDS, **how).search(text)
    return match[0] if match else ""


@pytest.mark.parametrize(
    ("phrase", "finds", "leaves"),
    [
        ("cure", ["cure", "CURE"], ["cures", "secure"]),
        ("tablet[s]", ["tablet", "tablets"], ["tabletss"]),
        ("improv*", ["improv", "improves"], ["unimproved"]),
        ("(can|may) help", ["can help", "may help"], ["help", "will help"]),
        ("a [very] small one", ["a small one", "a very small one"], ["a tiny small one"]),
        ("[very] small", ["small", "very small"], []),
        ("small [group[s]|series]", ["small", "small groups", "small series"], []),
        ("[a] [b] c", ["c", "a c", "b c", "a b c"], []),
        ("side-effect", ["side effect", "side-effect", "sideeffect"], ["side, effect"]),
        ("is _ safe", ["is quite safe", "is 100 safe"], ["is safe", "is not very safe"]),
        ("stop <2> codeine", ["stop codeine", "stop a b codeine"], ["stop a b c codeine"]),
        ("stop <2 small> codeine", ["stop codeine", "stop any codeine"], ["stop my codeine"]),
        ("stop ... codeine", ["stop codeine", "stop, if able, codeine"], ["stop. A codeine"]),
        ("stop ... codeine", [], ["stop: codeine", "stop" + " it" * 20 + " codeine"]),
        ("stop ...... codeine", ["stop: codeine", "stop" + " it" * 20 + " codeine"], []),
        ("take # mg", ["take 4.5 mg", "take 5 mg", "take 1,000 mg"], ["take five mg"]),
        ("stop {opioid}", ["stop opioids", "stop codeine"], ["stop opioid receptors", "stop it"]),
        ("^ldn", ["LDN is"], ["the LDN"]),
        ("ldn$", ["the LDN"], ["LDN is"]),
        ("{order} take it", ["Take it", "Sit, take it", "then take it"], ["who take it"]),
        ("{Name} said", ["Anna said"], ["anna said"]),
        (r"off \(label", ["off (label"], ["off label"]),
        ("£", ["£20", "of £", "20£5"], ["20"]),
    ],
)
def test_a_phrase_finds_what_its_notation_says(phrase, finds, leaves):
    assert [text for text in finds if not found(phrase, text)] == []
    assert [text for text in leaves if found(phrase, text)] == []


def test_capitals_count_where_they_are_asked_for():
    exactly = any_of([], WORDS, exactly=["me"])

    assert exactly.search("gave me")
    assert not exactly.search("people with ME")


def test_an_optional_word_leaves_no_space_behind():
    assert found("half [of them] took", "Here half took.") == "half took"
    assert found("small [series]", "A small one") == "small"


def test_a_list_without_phrases_is_refused_as_it_would_find_everything():
    with pytest.raises(NotationError, match="empty"):
        any_of([], WORDS)
