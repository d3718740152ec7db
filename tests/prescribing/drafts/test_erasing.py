"""After erasing, no byte of what was sealed is left in SQLite's files."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, connections

from prescribing.drafts import keys, resume, store
from prescribing.drafts.models import Draft, Opener

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite's files")
ANSWERS = {"what-matters": {"what_matters": "Tired. " * 1500}}  # three blocks
PIECE = 8  # bytes: none of so many comes about by chance


@pytest.fixture
def on_disk(django_db_blocker, tmp_path, monkeypatch) -> Iterator[Path]:
    """The drafts' tables in a file, with the site's own options; gives its folder."""
    monkeypatch.setattr(keys, "PASSES", 1)
    monkeypatch.setattr(keys, "KIBIBYTES", 8)
    usual = connections["default"]
    with django_db_blocker.unblock():
        on_file = usual.copy()
        on_file.settings_dict |= {"NAME": tmp_path / "drafts.sqlite3"}
        connections["default"] = on_file
        try:
            with on_file.schema_editor() as editor:
                editor.create_model(Draft)
                editor.create_model(Opener)
            yield tmp_path
        finally:
            on_file.close()
            connections["default"] = usual


def sealed() -> set[bytes]:
    """Every sealed text there is now, in pieces."""
    texts = [bytes(each) for each in Draft.objects.values_list("body", flat=True)]
    for row in Opener.objects.values_list("locked_key", "lookup", "draft_id"):
        texts += [bytes(row[0]), row[1].encode(), row[2].encode()]
    return {
        text[start : start + PIECE]
        for text in texts
        for start in range(0, len(text) - PIECE + 1, PIECE)
    }


def left_of(pieces: set[bytes], folder: Path) -> int:
    content = b"\n".join(path.read_bytes() for path in sorted(folder.iterdir()))
    return sum(piece in content for piece in pieces)


def used_draft() -> tuple[keys.Key, set[bytes]]:
    """A draft that was saved, opened by words, and saved again; all that it ever wrote."""
    key = store.create(ANSWERS).key
    pieces = sealed()
    resume.make_return_code(key)
    pieces |= sealed()
    link = keys.Key.from_text(store.open_draft(key).return_code["link"])
    other = resume.return_by_link(link).key
    store.change(other, lambda answers: {**answers, "pregnancy": {"pregnancy": "not-known"}})
    return key, pieces | sealed()


def test_erasing_leaves_no_byte_of_a_draft_in_the_file_or_its_log(on_disk):
    key, pieces = used_draft()
    assert (on_disk / "drafts.sqlite3-wal").stat().st_size
    assert left_of(pieces, on_disk) > 1000

    store.erase(key)

    assert left_of(pieces, on_disk) == 0
    assert Draft.objects.count() == Opener.objects.count() == 0


def test_erasing_one_draft_leaves_the_others_whole(on_disk):
    kept = store.create(ANSWERS).key
    key, pieces = used_draft()
    pieces -= {piece for piece in pieces if piece in b"".join(all_bodies(kept))}

    store.erase(key)

    assert left_of(pieces, on_disk) == 0
    assert store.open_draft(kept).answers == ANSWERS


def all_bodies(key: keys.Key) -> list[bytes]:
    opener = Opener.objects.select_related("draft").get(lookup=key.lookup)
    draft = opener.draft
    return [bytes(draft.body), bytes(opener.locked_key), opener.pk.encode(), draft.pk.encode()]


def test_the_timer_wipes_later_if_a_reader_blocks_the_first_wipe(on_disk):
    key, pieces = used_draft()
    with closing(connection.copy()) as reader, reader.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT count(*) FROM prescribing_draft")
        cursor.fetchall()
        connection.cursor().execute("PRAGMA busy_timeout = 50")
        store.erase(key)
        assert left_of(pieces, on_disk) > 0
        with pytest.raises(store.NoDraft):
            store.open_draft(key)

    store.truncate_wal()

    assert left_of(pieces, on_disk) == 0
