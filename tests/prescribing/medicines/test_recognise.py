"""Names are recognised as people type them, also misspelt; other words are not."""

import pytest

from prescribing.medicines.recognise import recognise


@pytest.mark.hazard("H01.2")
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("co codamol 30/500 2 four times a day", "co-codamol"),
        ("Zapain", "Zapain"),
        ("tramadol hcl m/r 100mg", "tramadol"),
        ("my BuTrans patch", "BuTrans"),
        ("cocodomol 30/500", "co-codamol"),
        ("codamol 8/500", "co-codamol"),
        ("C0-CODAMOL", "co-codamol"),
        ("c0deine", "codeine"),
        ("oxyc0d0ne", "oxycodone"),
        ("co-pr0xamol", "co-proxamol"),
        ("co-proximal", "co-proxamol"),
        ("coco-damol", "co-codamol"),
        ("para mol", "Paramol"),
        ("long-tec", "Longtec"),
        ("long-tech", "Longtec"),
        ("short tech", "Shortec"),
        ("pro pain", "Propain"),
        ("codeine30mg", "codeine"),
        ("2xcodeine", "codeine"),
        ("30mgcodeine", "codeine"),
        ("M.S.T. 10 mg", "MST"),
        ("mst", "MST"),
        ("m s t", "MST"),
        ("MSTs at night", "MST"),
        ("DF-118", "DF118"),
        ("df 118 forte", "DF118 Forte"),
        ("Codis 500mg", "Codis 500"),
        ("Maxitram 100mg", "Maxitram SR"),
        ("Nurofen+", "Nurofen Plus"),
        ("Nurofen + tablets", "Nurofen Plus"),
        ("Nurofen+ 200mg", "Nurofen Plus"),
        ("nurofen plus", "Nurofen Plus"),
        ("nurofen pluss", "Nurofen Plus"),
        ("paracetamol + codeine", "paracetamol and codeine"),
        ("paracetamol/codeine", "paracetamol and codeine"),
        ("paracetamol plus codeine", "paracetamol and codeine"),
        ("paracetamol, codeine & caffeine", "paracetamol, codeine and caffeine"),
        ("Paracetamol with Codeine", "paracetamol and codeine"),
        ("Gee’s linctus", "Gee's Linctus"),
        ("gees linctus", "Gee's Linctus"),
        ("robitussin dry coughs", "Robitussin Dry Cough"),
        ("benylin dry cough", "Benylin Dry Coughs"),
        ("collis brown mixture", "Collis Browne's"),
        ("nightnurse", "Night Nurse"),
        ("knight nurse", "Night Nurse"),
        ("day & night nurse", "Night Nurse"),
        ("Tylenol #3", "Tylenol 3"),
        ("codéine", "codeine"),
        ("CODEINE\u00a0PHOSPHATE", "codeine phosphate"),
        ("co\u200bdei\u00adne", "codeine"),
        ("Z\u200bap\u00adain", "Zapain"),
        ("Zy\u0301dol", "Zydol"),
        ("ｃｏｄｅｉｎｅ", "codeine"),
        ("𝐜𝐨𝐝𝐞𝐢𝐧𝐞", "codeine"),
        ("cоdeinе", "codeine"),  # Cyrillic о and е
        ("codeine💊", "codeine"),
        ("胶囊codeine片", "codeine"),
        ("Nurofen™ Plus", "Nurofen Plus"),
        ("codeine.", "codeine"),
        ("'codeine'", "codeine"),
        ("codeine_30mg", "codeine"),
        ("LDN 4.5mg", "naltrexone"),
        ("low dose naltrexone", "low dose naltrexone"),
        ("Avonex pen", "Avonex"),
        ("interferon beta 1a", "interferon beta-1a"),
        ("beta interferon", "interferon beta"),
        ("glatiramer", "glatiramer acetate"),
    ],
)
def test_a_name_is_found_however_it_is_typed(names_in, line, name):
    assert names_in(line) == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("kaolin & morph", "kaolin and morphine"),
        ("Kaolin and morph", "kaolin and morphine"),
        ("kaolin+morph", "kaolin and morphine"),
        ("co-drydamol 10/500", "co-dydramol"),
        ("codrydamol", "co-dydramol"),
        ("co drydamol", "co-dydramol"),
        ("cocod 30/500", "co-codamol"),
        ("cod phos 30mg", "codeine phosphate"),
        ("codphos", "codeine phosphate"),
        ("cod phosphate", "codeine phosphate"),
        ("codeine phos", "codeine phosphate"),
        ("codeinephos 15mg", "codeine phosphate"),
        ("codeinehcl", "codeine"),
        ("tramadolhcl 50mg", "tramadol"),
        ("TramadolHCl", "tramadol"),
        ("morphinehcl", "morphine"),
        ("oxycodonehcl", "oxycodone"),
        ("methadonehcl", "methadone"),
        ("loperamidehcl", "loperamide"),
        ("naltrexonehcl", "naltrexone"),
        ("fent patch 25mcg", "fentanyl"),
        ("fent patches", "fentanyl"),
        ("fentpatch", "fentanyl"),
        ("fentanylpatch", "fentanyl"),
        ("butecpatch", "Butec"),
        ("butranspatches", "BuTrans"),
        ("TramadolSR", "tramadol"),
        ("zomorphpatches", "Zomorph"),
        ("bupe", "buprenorphine"),
        ("DXM", "dextromethorphan"),
    ],
)
def test_a_name_that_is_cut_short_or_run_together_is_found(names_in, line, name):
    assert names_in(line) == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("fent anil", "fentanyl"),
        ("oxy codine", "oxycodone"),
        ("oxy contin", "OxyContin"),
        ("oxy norm", "OxyNorm"),
        ("oxi norm", "OxyNorm"),
        ("Migraine Relief 8mg/500mg capsules", "paracetamol and codeine"),
    ],
)
def test_a_short_writing_takes_no_name_that_is_broken_up(names, line, name):
    actives = {one.name: one.active for one in names.names}

    assert [match.active for match in recognise(line, names)] == [actives[name]]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Covonia Bronchial Balsam", "Covonia Original Bronchial Balsam"),
        ("covonia original", "Covonia Original Bronchial Balsam"),
        ("Covonia Night Time", "Covonia Night Time Formula"),
        ("Covonia night-time formula", "Covonia Night Time Formula"),
        ("Covonia nighttime", "Covonia Night Time Formula"),
        ("covonia nighttime formula 20ml", "Covonia Night Time Formula"),
        ("Meltus dry coughs", "Meltus Dry Cough"),
        ("Adult Meltus Dry Cough Elixir", "Meltus Dry Cough"),
        ("contramol", "Contramal"),
        ("velofent 133", "Vellofent"),
        ("naloxegal", "naloxegol"),
        ("Prenoxad injection", "Prenoxad"),
        ("contrave 8mg/90mg", "Contrave"),
    ],
)
def test_a_name_that_a_pharmacist_missed_is_found_however_it_is_typed(names_in, line, name):
    assert names_in(line) == [name]


@pytest.mark.hazard("H01.3")
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("allergic to codeine", "codeine"),
        ("stopped tramadol in May", "tramadol"),
        ("paracetamol (not co-codamol)", "co-codamol"),
        ("no opioids", "opioid"),
        ("never had an opiate", "opiate"),
        ("codeine-free", "codeine"),
        ("?codeine", "codeine"),
    ],
)
def test_a_name_is_found_whatever_the_sentence_says(names_in, line, name):
    assert names_in(line) == [name]


def test_the_longest_name_wins_and_names_come_in_order(names_in):
    assert names_in("Migraleve Pink then codeine linctus, also MST Continus") == [
        *("Migraleve Pink", "codeine linctus", "MST Continus"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Migraleve", ["Migraleve"]),
        ("Migraleve Pink", ["Migraleve Pink"]),
        ("migraleve yellow", ["Migraleve Yellow"]),
        ("Migraleve (ultra strong)", ["Migraleve"]),
        ("Migraleve Ultra, then Migraleve", ["Migraleve"]),
        ("Migraleve Pink or Migraleve Ultra", ["Migraleve Pink"]),
        ("migraleve ultr", ["Migraleve"]),
    ],
)
def test_migraleve_ultra_hides_no_other_migraleve(names_in, line, expected):
    assert names_in(line) == expected


def test_a_name_typed_twice_is_one_match(names_in):
    assert names_in("codeine, codeine and CODEINE") == ["codeine"]
