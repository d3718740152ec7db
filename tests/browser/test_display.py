"""What people need to see by: forced colours, light or dark, larger text, wider spacing."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from PIL import Image

from tests.browser.test_guidance import SCROLLS_SIDEWAYS
from tests.browser.walk import save_all
from tests.support.answers import answers
from tests.support.contrast import contrast

FORCED = [{"forced_colors": "active", "color_scheme": scheme} for scheme in ("light", "dark")]
OURS = [{"forced_colors": "none", "color_scheme": scheme} for scheme in ("light", "dark")]


@pytest.fixture
def answered(scripted_page):
    """A phone with a complete draft."""
    save_all(scripted_page.context, answers())
    return scripted_page


def picture(page, element, *, margin=4, width=None):
    """The pixels of an element and of what is around it; of its left edge if a width is given."""
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    clip = {
        "x": box["x"] - margin,
        "y": box["y"] - margin,
        "width": (width or box["width"]) + 2 * margin,
        "height": box["height"] + 2 * margin,
    }
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")


def strongest_contrast(image):
    """Between the pixel of the corner and any other."""
    corner = image.getpixel((0, 0))
    return max(contrast(corner, colour) for _, colour in image.getcolors(maxcolors=1 << 20))


def share_that_differs(one, other):
    """How much of two pictures of one size is drawn in colours that can be told apart."""
    pairs = list(zip(pixels(one), pixels(other), strict=True))
    return sum(contrast(first, second) >= 3 for first, second in pairs) / len(pairs)


def pixels(image):
    whole = iter(image.tobytes())
    return list(zip(whole, whole, whole, strict=True))


@pytest.mark.parametrize("media", [*FORCED, *OURS], ids=lambda media: "-".join(media.values()))
def test_a_ticked_box_looks_other_than_an_empty_one(answered, media):
    answered.emulate_media(**media)
    for path, kind in (("documents", "checkbox"), ("opioids", "radio")):
        answered.goto(f"/letter/{path}/")
        box = answered.locator(f".form-check input[type={kind}]:not(:checked)").last
        box = answered.locator(f"#{box.get_attribute('id')}")
        empty = picture(answered, box)
        box.evaluate("box => { box.checked = true }")
        ticked = picture(answered, box)

        assert strongest_contrast(empty) >= 3, kind
        assert share_that_differs(empty, ticked) > 0.03, kind


@pytest.mark.parametrize("media", FORCED, ids=lambda media: media["color_scheme"])
def test_forced_colours_keep_edges_errors_and_the_focus(answered, media):
    answered.emulate_media(**media)
    answered.goto("/letter/patient/")
    answered.get_by_label("Full name").fill("")
    answered.get_by_role("button", name="Save and continue").click()

    for selector in (".button", ".form-control", ".error-summary", ".question-wrong"):
        edge = picture(answered, answered.locator(f"main {selector}").first, width=6)
        assert strongest_contrast(edge) >= 3, selector
    name = answered.get_by_label("Full name")
    unfocused = picture(answered, name, margin=8)
    name.focus()
    assert share_that_differs(unfocused, picture(answered, name, margin=8)) > 0.03


def test_every_text_can_be_read_in_the_dark_colours(answered):
    answered.emulate_media(color_scheme="dark")
    for path in ("/guidance/side-effects/", "/letter/opioids/"):
        answered.goto(path)
        assert answered.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(18, 32, 31)"
        )
        found = Axe().run(answered, options={"runOnly": ["color-contrast"]})
        assert found.violations_count == 0, found.generate_report()


def test_a_choice_is_made_without_javascript_and_shown_on_the_page_before(page):
    page.goto("/search/?q=opioids")
    page.get_by_role("link", name="Display: text size and colours").click()
    for choice in ("Largest", "Cream"):
        page.get_by_label(choice, exact=True).check()
    page.get_by_role("button", name="Save and go back").click()

    assert page.url.endswith("/search/?q=opioids")
    heading = page.get_by_role("heading", level=1)
    assert picture(page, heading).getpixel((0, 0)) == (245, 236, 215)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"


def test_no_page_scrolls_sideways_with_large_text_and_wide_spacing(answered, site):
    """Text twice as large (WCAG 2.2, 1.4.4), spaced as in 1.4.12, in the narrowest window."""
    answered.set_viewport_size({"width": 320, "height": 640})
    cookie = {"name": settings.DISPLAY_COOKIE_NAME, "value": "usual.wide.device", "url": site.url}
    answered.context.add_cookies([cookie])
    wide = []
    for path in ("/", "/display/", "/guidance/for-prescribers/", "/letter/", "/letter/tasks/",
                 "/letter/patient/", "/letter/opioids/", "/letter/check/"):  # fmt: skip
        answered.goto(path)
        answered.evaluate("document.documentElement.style.fontSize = '200%'")
        wide += [f"{path}: {html}" for html in answered.evaluate(SCROLLS_SIDEWAYS)]

    assert wide == []
