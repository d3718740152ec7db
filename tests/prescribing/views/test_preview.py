"""The preview says what the PDF says, letter for letter and in the same order."""

import re
import subprocess

import pytest

from prescribing.pack.documents import TEMPLATES
from tests.support.answers import answers
from tests.support.examples import longer
from tests.support.page_html import parsed
from tests.support.pdfs import unspaced

MEDICINES = [
    {"medication_name": f"A long name of a medicine, number {number}, modified-release tablets"}
    for number in range(20)
]
LONG = {
    "conditions": {"conditions": "Kidney disease, checked every six months. " * 12},
    "opioids": {"opioids": "never"},
}
PEOPLE = {"usual": ([], {}), "much typed": (MEDICINES, LONG)}
# What only paper has: signs that CSS draws, and the heads of tables that go on over a page's end.
DRAWN = re.compile(r"\s*(?:•|■|·|\d\.)\s*")
REPEATED = ("Medicationname,formDosedirectionsIndication,source", "QRcodethatopensthepage")


def person(name):
    medicines, changes = PEOPLE[name]
    stored = answers(**changes)
    first = stored["medicines"]["items"][0]
    stored["medicines"]["items"] += [first | medicine for medicine in medicines]
    return stored


def words_of_pdf(made):
    """The text of the PDF in the order of its tags, which leave out the feet of pages."""
    command = ["pdfinfo", "-struct-text", "-"]
    read = subprocess.run(command, input=made, capture_output=True, check=True).stdout.decode()
    lines = re.findall(r'^ *"(.*)"$', read, re.MULTILINE)
    return plain("".join(line for line in lines if not DRAWN.fullmatch(line)))


def plain(text):
    text = unspaced(text).replace("·", "")
    for words in REPEATED:
        text = text.replace(words, "")
    return text


@pytest.mark.parametrize("name", longer(["much typed"], list(PEOPLE)))
def test_the_preview_has_the_words_of_the_pdf_in_their_order(name, visitor):
    client = visitor(person(name))
    page = parsed(client.get("/letter/preview/"))

    documents = page.xpath("//article[contains(@class, 'pack-document')]")
    shown = plain("".join(document.text_content() for document in documents))

    assert len(documents) == len(TEMPLATES)
    assert shown == words_of_pdf(client.get("/letter/download/").content)
