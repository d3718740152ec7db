"""A page that was changed in another window is noticed, and one sent twice is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescribing.interview.edit_token import ChangedElsewhere, check_token, page_token

OLD, NEW, OTHER = {"liver": "no"}, {"liver": "yes"}, {"liver": "not-known"}


def test_a_page_changed_elsewhere_is_refused_with_what_was_saved_there():
    with pytest.raises(ChangedElsewhere) as refused:
        check_token(page_token(OLD, "a"), OTHER, NEW, "a")
    assert refused.value.stored == OTHER


@pytest.mark.parametrize(
    ("seen", "stored"),
    [
        (page_token(OLD, "a"), OLD),
        (page_token(OLD, "a"), NEW),
        ("", OTHER),
        (page_token(OLD, "a"), None),
        (page_token(None, "a"), {}),
    ],
)
def test_a_page_unchanged_sent_twice_or_removed_elsewhere_is_saved(seen, stored):
    check_token(seen, stored, NEW, "a")


def test_a_page_answered_elsewhere_for_the_first_time_is_noticed():
    with pytest.raises(ChangedElsewhere):
        check_token(page_token(None, "a"), OTHER, NEW, "a")


@pytest.mark.parametrize("stored", [None, {}, OTHER, OLD])
def test_a_page_of_another_draft_is_never_saved_unasked(stored):
    with pytest.raises(ChangedElsewhere):
        check_token(page_token(OLD, "b"), stored, NEW, "a")


def test_items_added_elsewhere_do_not_change_the_token():
    stored = {"completeness": "all", "items": [1], "id": "a"}
    assert page_token(stored, "a") == page_token({"completeness": "all", "items": [1, 2]}, "a")


@given(st.text(max_size=40))
def test_any_other_token_raises_changed_elsewhere(seen):
    if seen:
        with pytest.raises(ChangedElsewhere):
            check_token(seen, OTHER, NEW, "a")
