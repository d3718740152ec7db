"""What is skipped because it looks too different could not have matched."""

from hypothesis import given
from hypothesis import strategies as st

from prescribing.medicines.spelling import distance, forms_of, least_distance

WORDS = st.text("abcdeghikmnopstvwxyz", min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_the_least_distance_is_never_more_than_the_distance(typed, listed):
    for one, other in zip(forms_of(typed), forms_of(listed), strict=True):
        assert least_distance(one, other) <= distance(one, other, 1_000.0)


def test_a_word_without_a_letter_in_common_is_known_to_be_far():
    (codeine, _), (wrong, _) = forms_of("codeine"), forms_of("fytz")

    assert least_distance(wrong, codeine) > 2
    assert least_distance(codeine, codeine) == 0
