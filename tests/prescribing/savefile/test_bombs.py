"""Files made to exhaust memory or time, and the separate process that reads them."""

import os
import zlib

import pikepdf
import pytest
from django.conf import settings

from ldnguide.rendering.client import ComeBack, NotMade
from prescribing.savefile import extract, read
from prescribing.savefile.data_copy import Reason
from prescribing.savefile.extract import COPY_NAME
from tests.support.savefiles import example, refused, rewritten, saved


def zeros(size: int) -> bytes:
    """So many zeros, packed; unpacked they are made piece by piece, or they would fill us."""
    packer, piece = zlib.compressobj(9), bytes(16 * 1024 * 1024)
    parts = [packer.compress(piece) for _ in range(size // len(piece))]
    return b"".join(parts) + packer.flush()


@pytest.fixture(scope="module")
def bomb() -> bytes:
    return zeros(640 * 1024 * 1024)  # more than the memory that the reader has


def packed_into(stream: pikepdf.Object, packed: bytes) -> None:
    stream.write(packed, filter=pikepdf.Name.FlateDecode)


@pytest.mark.hazard("H28.2")
def test_a_copy_that_unpacks_to_gigabytes_is_refused(bomb):
    full = rewritten(lambda pdf: packed_into(pdf.attachments[COPY_NAME].get_file().obj, bomb))

    assert len(full) < settings.LARGEST_PACK_FILE
    assert refused(full) is Reason.BROKEN


def test_a_page_that_unpacks_to_gigabytes_is_refused(bomb):
    full = rewritten(lambda pdf: packed_into(pdf.pages[0].obj.Contents, bomb))

    assert refused(full) is Reason.BROKEN


def test_a_table_of_contents_that_unpacks_to_gigabytes_is_refused(bomb):
    head = b"%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 9999999/W[1 4 2]/Root 2 0 R/Filter/FlateDecode"
    body = head + b"/Length %d>>stream\n" % len(bomb) + bomb + b"\nendstream\nendobj\n"

    assert refused(body + b"startxref\n9\n%%EOF\n") is Reason.BROKEN


def test_a_table_of_files_that_branches_without_end_is_refused():
    """Each node names the next one twice: 2 to the power of 40 ways through a file of 4 KB."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    node = pdf.make_indirect(
        pikepdf.Dictionary(Names=["a", pikepdf.Dictionary()], Limits=["a", "z"])
    )
    for _ in range(40):
        node = pdf.make_indirect(pikepdf.Dictionary(Kids=[node, node], Limits=["a", "z"]))
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=node)

    assert refused(saved(pdf)) is Reason.BROKEN


@pytest.mark.hazard("H28.2")
def test_very_deep_nesting_is_refused():
    deep = b"%PDF-1.7\n1 0 obj\n" + b"[" * 2_000_000 + b"\nendobj\nstartxref\n9\n%%EOF\n"

    assert refused(deep) is Reason.BROKEN


# --- The program that reads -----------------------------------------------------------------------


def in_its_place(monkeypatch, tmp_path, program: str) -> None:
    """Start this program instead, which may use `extract`."""
    path = tmp_path / "program.py"
    folder = os.path.dirname(extract.__file__)  # noqa: PTH120
    path.write_text(f"import sys\nsys.path.insert(0, {folder!r})\nimport extract\n{program}")
    monkeypatch.setattr(read.extract, "__file__", str(path))


@pytest.mark.hazard("H28.2")
@pytest.mark.parametrize(
    "program",
    [
        pytest.param("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", id="killed"),
        pytest.param(
            "extract.apply_limits()\ntry:\n    bytearray(2**30)\n"
            "except MemoryError:\n    sys.exit(extract.BROKEN)",
            id="memory",
        ),
        pytest.param(
            "extract.LIMITS[extract.resource.RLIMIT_CPU] = 1\nextract.apply_limits()\n"
            "while True: pass",
            id="time",
        ),
        pytest.param("import time\ntime.sleep(60)", id="sleeps"),
    ],
)
def test_a_file_is_refused_when_its_program_is_killed_or_takes_too_much(
    monkeypatch, tmp_path, program
):
    monkeypatch.setattr(read, "SECONDS", 5 if "while" in program else 1)
    in_its_place(monkeypatch, tmp_path, program)

    assert refused(example()) is Reason.BROKEN


def test_it_can_neither_write_a_file_nor_see_our_secrets(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "the-key-of-the-site")
    written_to = tmp_path / "leak"
    in_its_place(
        monkeypatch,
        tmp_path,
        f"import os\nprint(sorted(os.environ))\nextract.apply_limits()\nsys.stdout.flush()\n"
        f"try:\n    open({str(written_to)!r}, 'w').write('x' * 9999)\n"
        "except OSError as error:\n    print(type(error).__name__)\n",
    )

    said = read._extracted(example()).decode()

    assert "SECRET_KEY" not in said
    assert "OSError" in said
    assert written_to.read_text() == ""


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "import no_such_module"])
def test_a_program_that_fails_by_itself_is_no_fault_of_the_file(
    monkeypatch, tmp_path, caplog, program
):
    in_its_place(monkeypatch, tmp_path, program)

    assert refused(example()) is Reason.BUSY
    assert [each.message for each in caplog.records] == ["reader failed"]


def test_a_program_that_cannot_be_started_is_no_fault_of_the_file(monkeypatch, caplog):
    monkeypatch.setattr(read.sys, "executable", "/nowhere/python")

    assert refused(example()) is Reason.BUSY
    assert [each.message for each in caplog.records] == ["reader failed"]


def test_lower_limits_of_the_server_are_kept(monkeypatch, tmp_path):
    in_its_place(
        monkeypatch,
        tmp_path,
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\n"
        "extract.apply_limits()\n"
        "print(resource.getrlimit(resource.RLIMIT_CPU))",
    )

    assert read._extracted(example()) == b"(1, 1)\n"


@pytest.mark.parametrize("error", [ComeBack(3), NotMade()])
def test_a_busy_or_missing_service_asks_to_try_again(monkeypatch, error):
    def refuse_the_task(*_, **__):
        raise error

    monkeypatch.setattr(read, "carry_out", refuse_the_task)

    assert refused(example()) is Reason.BUSY
