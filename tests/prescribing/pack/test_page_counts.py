"""The pages of each document, which the buttons of the downloads show."""

from prescribing.pack.documents import DOCUMENTS, LETTER, NOTES, Reader
from prescribing.pack.pdf import page_counts
from tests.prescribing.pack.packs import pack
from tests.support import pdfs
from tests.support.guidance import guidance, rendered


def test_the_pages_of_a_long_pack_are_counted_as_they_are_laid_out():
    large = pack(documents=DOCUMENTS, text_size=16.0, summary_text_size=16.0)
    counts = page_counts(large, guidance())
    made = rendered(large)

    assert [document.slug for document in counts] == list(DOCUMENTS)
    assert sum(counts.values()) == pdfs.page_count(made)
    by_slug = {document.slug: pages for document, pages in counts.items()}
    assert by_slug[LETTER] == 1
    practice = [counts[each] for each in counts if each.reader is Reader.PRACTICE]
    assert f"of{sum(practice)},forthepractice" in pdfs.text_of(made)
    assert f"of{by_slug[NOTES]},forthepatient" in pdfs.text_of(made)
