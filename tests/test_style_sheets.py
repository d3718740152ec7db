"""Every class on a page has a rule, and every kept rule of Bootstrap matches a class."""

import re

import pytest

from scripts.trim_bootstrap import STATIC, TRIMMED, can_match, classes_in, used_classes

# Classes without a rule: for tests, scripts or print.css.
WITHOUT_RULE = {
    *("caution-word", "copying", "difference-heading", "from-link", "effects"),
    *("organisation", "pack-notes", "pack-preview"),
}

OF_CRISPY = {"textinput", "textarea", "radioselect", "checkboxselectmultiple"}


def classes_with_rules():
    return {name for path in STATIC.glob("*.css") for name in classes_in(path.read_text("utf-8"))}


def test_a_class_without_a_rule_is_known_to_need_none():
    """If Bootstrap has rules for a new class, run scripts/trim_bootstrap.py to bring them in."""
    assert used_classes() - classes_with_rules() - WITHOUT_RULE == set()


def test_no_rule_of_bootstrap_is_kept_for_a_class_that_no_page_has():
    assert classes_in(TRIMMED.read_text("utf-8")) - used_classes() == set()


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["before-you-start", "patient", "opioids", "documents"])
def test_a_rendered_form_has_no_other_class_but_those_that_reveal_questions(client, slug):
    client.post("/letter/before-you-start/", {})
    page = client.post(f"/letter/{slug}/", {}).content.decode()
    names = {name for value in re.findall(r'class="([^"]*)"', page) for name in value.split()}

    unknown = names - used_classes() - classes_with_rules() - OF_CRISPY
    assert not [name for name in unknown if not name.startswith("for-")]


def test_the_licence_of_bootstrap_stays_with_its_rules():
    assert re.match(
        r"/\*!\s+\* Bootstrap +v5.*?The Bootstrap Authors.*?MIT", TRIMMED.read_text(), re.DOTALL
    )


@pytest.mark.parametrize(
    ("selector", "matches"),
    [
        ("h2", True),
        (".form-control:focus", True),
        (".form-control:not(.btn)", True),
        (".form-control.btn", False),
        ("[data-bs-theme=dark]", False),
    ],
)
def test_a_selector_stays_if_everything_it_names_is_used(selector, matches):
    assert can_match(selector, {"form-control"}) is matches
