"""Names from abroad and in other scripts are found: brands exactly, generics by sound."""

from itertools import product

import pytest

from prescribing.medicines.names import Kind
from prescribing.medicines.recognise import recognise
from tests.prescribing.medicines.test_list import file_names, opioids_in


@pytest.mark.parametrize(
    ("line", "active"),
    [
        *(("Thiocodin", "codeine"), ("Antidol 15", "codeine"), ("Nuedexta", "dextromethorphan")),
        *(("MS Contin 30 mg", "morphine"), ("Codoliprane", "codeine"), ("Targin", "oxycodone")),
        *(("Co-Efferalgan", "codeine"), ("Oxygesic", "oxycodone"), ("Endone", "oxycodone")),
        *(("Mersyndol", "codeine"), ("Dafalgan Codéine", "codeine")),
        *(("Кодеин 30 мг", "codeine"), ("таблетки кодеина", "codeine"), ("κωδεΐνης", "codeine")),
        *(("ΜΟΡΦΙΝΗ", "morphine"), ("трамадола", "tramadol"), ("कोडीन ३० मिग्रा", "codeine")),
        *(("ট্রামাডল ৫০", "tramadol"), ("மார்ஃபின்", "morphine")),
        *(("مورفين ١٠ ملغ", "morphine"), ("أخذ المورفين ليلا", "morphine")),
        *(
            ("服用可待因片30毫克", "codeine"),
            ("モルヒネを毎日", "morphine"),
            ("코데인은", "codeine"),
        ),
        *(("ยาทรามาดอล", "tramadol"), ("oxycodone/可待因", "codeine")),
    ],
)
def test_an_opioid_is_found_under_its_name_abroad(names, line, active):
    assert active in " ".join(match.active for match in recognise(line, names))


@pytest.mark.hazard("H05.1")
@pytest.mark.parametrize(
    "line",
    [
        *("Twice", "Patrol", "lean", "oxy", "subs", "meth", "Dolorex", "Tixylix", "result"),
        *("Doliprane", "Dafalgan", "Efferalgan", "Нурофен", "Парацетамол", "παρακεταμόλη"),
        *("Thiocodine", "Nuedexa", "Endome", "метформин", "μετφορμίνη", "アポモルヒネ", "阿扑吗啡"),
        *("апоморфин", "тразодон", "ترازودون", "متفورمین", "MS continues", "героиня романа"),
    ],
)
def test_a_name_that_is_harmless_here_or_only_like_one_from_abroad_is_left_alone(names, line):
    assert opioids_in(line, names) == []


@pytest.mark.hazard("H05.2")
def test_ordinary_prose_in_many_languages_is_left_alone(names):
    halves = [line.split(" | ") for line in file_names("prose.txt", "\n")]
    lines = [f"{first} {second}" for (first, _), (_, second) in product(halves, halves)]

    assert len(lines) > 600
    assert [line for line in lines if recognise(line, names)] == []


def test_nothing_harmless_abroad_is_marked(names):
    harmless = [shield.name for shield in names.shields if shield.is_abroad]

    assert len(harmless) > 90
    assert [name for name in harmless if recognise(f"{name} 10 mg", names)] == []


def test_a_match_says_whether_a_name_from_abroad_was_verified(names):
    (polish,) = recognise("Thiocodin", names)
    (unverified,) = recognise("Antidol 15", names)
    (british,) = recognise("Zapain", names)

    assert polish.abroad.place == "Poland"
    assert (polish.verified, unverified.verified) == (True, False)
    assert british.abroad is None
    assert {polish.kind, unverified.kind} == {Kind.OPIOID}
