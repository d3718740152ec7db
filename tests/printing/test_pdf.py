"""HTML is written as a PDF, which is read back."""

import io
from pathlib import Path

import pikepdf
import pytest

from ldnguide.printing.pdf import lay_out, write_pdf
from tests.printing.papers import laid_out, paper
from tests.support import pdfs

TABLE = "<table><tr><th>Dose</th><th>Days</th></tr><tr><th scope=row>a</th><td>b</td></tr></table>"


def test_a_thai_vowel_reads_back_alone_after_a_cluster():
    """WeasyPrint alone reads every า after น้ำ as the whole cluster."""
    made = paper("<p>น้ำ ยา ชา สมชาย กินยา</p>")

    assert pdfs.missing_words(made, ["ยา ชา สมชาย กินยา"]) == []
    assert pdfs.failures(made) == []


def test_a_letter_with_a_combining_mark_reads_back():
    made = paper("<p>q̃ x̂ q x</p>")

    assert pdfs.missing_words(made, ["q̃ x̂ q x"]) == []
    assert pdfs.failures(made) == []


def test_every_header_cell_has_a_scope():
    scopes = [attributes.get("/Scope") for attributes in pdfs.elements(paper(TABLE), "/TH")]

    assert scopes == ["/Column", "/Column", "/Row"]


def test_documents_are_joined_and_count_their_own_pages():
    long = laid_out('<p style="break-after: page">One</p><p>Two</p>')

    made = write_pdf([long, laid_out("<p>Three</p>")])

    assert pdfs.text_of(made).count("Page1of2") == 1
    assert pdfs.text_of(made).count("Page1of1") == 1
    assert pdfs.failures(made) == []


def test_a_layout_can_be_printed_again_and_with_others():
    kept = laid_out(f"<p>Kept</p>{TABLE}")
    before = write_pdf([kept])

    made = write_pdf([laid_out("<p>First</p>"), kept, laid_out("<p>Last</p>")])

    assert pdfs.text_of(write_pdf([kept])) == pdfs.text_of(before)
    assert pdfs.missing_words(made, ["First", "Kept", "Last"]) == []
    assert pdfs.failures(made) == []


@pytest.mark.hazard("H11.3")
def test_larger_type_takes_more_pages():
    words = "<p>" + "Words of some length. " * 300 + "</p>"

    assert laid_out(words, 18).page_count > laid_out(words, 12).page_count


PICTURE = (Path(__file__).resolve().parents[2] / "docs" / "letter.png").as_uri()


@pytest.mark.parametrize(
    "asks",
    [
        f'<img alt="x" src="{PICTURE}">',
        f'<p style="height: 90pt; background: url({PICTURE})">x</p>',
        f'<svg viewBox="0 0 9 9"><title>x</title><image href="{PICTURE}"/></svg>',
        f'<object data="{PICTURE}">x</object>',
    ],
)
def test_only_our_own_font_files_are_read(asks):
    with pikepdf.open(io.BytesIO(paper(asks))) as document:
        kinds = [
            item.get("/Subtype") for item in document.objects if isinstance(item, pikepdf.Stream)
        ]

    assert "/Image" not in kinds


def test_only_our_own_style_sheet_is_read(tmp_path):
    sheet = tmp_path / "sheet.css"
    sheet.write_text("p { display: none }")

    made = paper(f'<link rel="stylesheet" href="{sheet.as_uri()}"><p>Still here</p>')

    assert pdfs.missing_words(made, ["Still here"]) == []


SVG = (
    '<svg style="display: block; margin-top: 100pt; width: 200pt" viewBox="0 0 10 5">'
    "<title>Off-label</title><desc>Two lines.</desc>"
    '<path d="M0 0H9M0 3H9" stroke="currentColor" /><text y="5" font-size="1">x</text></svg>'
)


def test_a_picture_has_an_alternative_text_and_a_box():
    with pikepdf.open(io.BytesIO(paper(SVG))) as document:
        sheet = document.pages[0]
        (picture,) = [
            item
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]
        left, foot, right, top = map(float, picture.A.BBox)

        assert str(picture.Alt) == "Off-label. Two lines."
        assert right - left == pytest.approx(200)
        assert top - foot == pytest.approx(100)
        assert top < float(sheet.MediaBox[3]) - 150


def test_a_page_with_a_picture_is_accessible():
    assert pdfs.failures(paper(SVG)) == []


def test_relative_links_lead_to_the_web():
    html = (
        '<html lang="en-GB"><head><title>x</title></head><body><a href="../b/">b</a></body></html>'
    )

    made = write_pdf([lay_out(html, address="https://ldn.example/guidance/a/")])

    with pikepdf.open(io.BytesIO(made)) as document:
        (link,) = document.pages[0].Annots
        assert str(link.A.URI) == "https://ldn.example/guidance/b/"


def test_no_joiners_are_added_to_a_title():
    made = write_pdf(
        [lay_out('<html lang="en-GB"><head><title>Off-label</title></head><body>x</body></html>')]
    )

    with pikepdf.open(io.BytesIO(made)) as document:
        assert str(document.docinfo["/Title"]) == "Off-label"


@pytest.mark.parametrize("before", ["", "x ", "<em>x</em> "])
def test_a_line_is_full_when_a_citation_has_no_room_on_it(before):
    words = (
        "In a trial in Italy, levels of one endorphin, beta-endorphin, rose while people took LDN"
    )

    made = paper(f'<p>{before}{words}&nbsp;<span class="citation">[7]</span>. A measurement.</p>')

    lines = pdfs.first_page(made).splitlines()
    assert any(line.endswith("rose while people took") for line in lines)
    assert any(line.startswith("LDN [7]. A") for line in lines)


def test_controls_do_not_break_the_page():
    made = paper("<p>Fell\x01 off a \x1blorry</p>")

    assert pdfs.missing_words(made, ["Fell off a lorry"]) == []
    assert pdfs.failures(made) == []


def test_the_pdf_ua_check_sees_a_defect():
    with pikepdf.open(io.BytesIO(paper("<p>Words</p>"))) as document:
        del document.Root.MarkInfo
        broken = io.BytesIO()
        document.save(broken)

    assert pdfs.failures(broken.getvalue()) != []
