"""Time the work that must stay fast for any text: recognising medicines, searching, checking."""

import time
from collections.abc import Callable

REPEATS = 5


def figures() -> dict[str, float]:
    """Milliseconds, by what they are of."""
    return {f"{what} (ms)": seconds(work) * 1000 for what, work in cases().items()}


def cases() -> dict[str, Callable[[], object]]:
    """The work to time, by its name. Hostile inputs are as long as the site accepts."""
    from content.lint.run import Text, balance, numbers
    from content.markup.nesting import is_too_deep
    from content.markup.richtext import clean, for_reading
    from content.search.finding import Document, Part, find
    from prescribing.medicines.loading import default_list
    from prescribing.medicines.pasted.listing import read_list
    from prescribing.medicines.recognise import recognise

    names = default_list()
    listed = [f"{one.name} 10mg tablets, one twice a day" for one in names.names[:60]]
    page = Document("A title", "/a/", "page", (Part("", "", "low dose " * 30_000),))
    sentence = "<p>Of 80 people, 60 finished, and sleep was better [@cree-2010].</p>"
    text = [Text("A section", sentence * 2000)]
    lopsided = f"<table><tr>{'<td>x</td>' * 1_000}</tr>{'<tr></tr>' * 1_000}</table>"
    attributes = "<p></p>" * 31 + f"<p {' '.join(f'a{n}' for n in range(12_000))}>"
    return {
        "60 medicines read from a pasted list": lambda: list(read_list("\n".join(listed))),
        "60 medicines on the page to look them over": review_page("\n".join(listed)),
        "60 medicines recognised": lambda: [recognise(line, names) for line in listed],
        "a line of 5,000 misspelt characters": lambda: recognise("codeinzz " * 555, names),
        "a search over 270,000 characters": lambda: find("low dose " * 11, [page]),
        "wording of 2,000 sentences checked": lambda: balance(text),
        "numbers of 2,000 sentences checked": lambda: numbers(text, {"cree-2010": "60 of 80"}),
        "24,000 characters of tangled HTML": lambda: is_too_deep("<a><table>" * 2_400),
        "a tag with 12,000 attributes": lambda: is_too_deep(attributes),
        "60,000 entities in one text": lambda: is_too_deep("<br>" * 31 + "&a" * 60_000),
        "a table of 1,000 cells and 1,000 empty rows": lambda: clean(lopsided),
        "a page of 30,000 characters made ready": lambda: for_reading("<p>Words</p>" * 2_500, ""),
    }


def review_page(text: str) -> Callable[[], object]:
    """The work of the page that shows what was read from a text, but for its cautions."""
    from django.template.loader import render_to_string

    from prescribing.interview.journey import Journey
    from prescribing.interview.list_review import review_of
    from prescribing.interview.pasted_list import read_again, read_lines
    from prescribing.interview.steps import STEPS
    from prescribing.medicines.loading import default_list
    from prescribing.medicines.recognise import NameRecogniser

    step = next(step for step in STEPS if step.slug == "medicines")
    lines = read_lines(text, NameRecogniser(default_list()))
    answers = {step.slug: read_again({}, text, lines)}

    def show() -> str:
        review = review_of(Journey(STEPS, answers), step, NameRecogniser(default_list()), {})
        context = {"review": review, "step": step}
        return render_to_string("prescribing/interview/medicine_review.html", context)

    return show


def seconds(work: Callable[[], object]) -> float:
    """The shortest of several runs, as the others waited for the machine."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)
