"""The pictures fill the column in a wide window, and the window of a phone."""

import pytest

from tests.browser.test_guidance import SCROLLS_SIDEWAYS

SPANS = """() => [...document.querySelectorAll('figure.figure')].map(figure => {
    const drawn = [...figure.querySelectorAll('svg')].filter(each => each.checkVisibility());
    const boxes = drawn.map(each => each.getBoundingClientRect());
    const left = Math.min(...boxes.map(box => box.left));
    const right = Math.max(...boxes.map(box => box.right));
    return {count: drawn.length, share: (right - left) / figure.getBoundingClientRect().width};
})"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("slug", "count"), [("getting-a-prescription", 1), ("how-it-may-work", 2)])
def test_a_picture_uses_the_width_of_the_column(scripted_page, slug, count, width):
    scripted_page.set_viewport_size({"width": width, "height": 740})
    scripted_page.goto(f"/guidance/{slug}/")

    (figure,) = scripted_page.evaluate(SPANS)
    assert figure["count"] == count
    assert figure["share"] > 0.98
    assert not scripted_page.evaluate(SCROLLS_SIDEWAYS)
