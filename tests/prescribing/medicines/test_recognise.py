"""Names are recognised as people type them, also misspelt; other words are not."""

import datetime as dt

import pytest

from prescribing.medicines.names import (
    How,
    Kind,
    ListedName,
    MedicineClass,
    NameList,
    OtherWriting,
    Shield,
)
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


@pytest.mark.hazard("H05.1")
@pytest.mark.parametrize(
    "line",
    [
        *("Solpadeine Headache", "solpadeine headache tablets", "Panadol", "Panadol Extra"),
        *("Nurofen. Plus vitamins", "Nurofen (plus vitamin D)", "Nurofen pills", "Nurofen up to 3"),
        *("apomorphine", "apo-morphine", "apo morphine", "APO-go pen", "Alzain", "Alzain 75mg"),
        *("Feminax Express", "Feminax Ultra", "Nurofen", "Nurofen and paracetamol"),
        *("Nurofen + paracetamol", "Nurofen, plus paracetamol", "Day Nurse", "GTN patch"),
        *("MST (multisystemic therapy)", "non-opioid painkiller", "opioid blocker", "paracetol"),
        "Tylenol 3 times a day",
        *("Migraleve Ultra", "migraleve ultra 50mg", "Migraleve-Ultra", "migraleveultra"),
        *("oxybutynin", "oxy-butynin", "oxy butynin 5mg", "oxy butinin", "oxybutin", "oxytrol"),
        *("oxygen", "oxy therapy", "oxy-tetracycline", "oxytocin", "oxymetazoline spray"),
        *("hydroxy", "hydroxy B12", "hydroxyzine", "hydroxychloroquine", "hydroxy chloroquine"),
        *("Meltus", "Meltus Chesty Coughs", "Meltus Honey & Lemon", "Adult Meltus Expectorant"),
        *("Covonia", "Covonia Chesty Cough", "Covonia Herbal", "Covonia Throat Spray"),
        *("bupropion", "Wellbutrin", "BUPA", "MS continues", "kaolin", "contrast dye", "contra"),
        *("choked", "choking", "cod fish", "codfish", "cod fishcakes", "contravene", "contrived"),
        *("Uniphyllin Continus 200 mg", "Continus", "Phyllocontin Continus", "Medox eye drops"),
        *("Norval", "Tramil 500", "Brevibloc Premixed", "Migraine Relief", "Didronel", "Chantix"),
        *("fent", "vent patch", "cod", "cod in batter", "co-amoxiclav & cod", "phosphate enema"),
    ],
)
def test_a_look_alike_is_shielded(names_in, line):
    assert names_in(line) == []


@pytest.mark.parametrize(
    "line",
    [
        *(
            "MS",
            "I have MS",
            "M.S.",
            "ms",
            "RRMS since 2011",
            "MS T cells",
            "MSM 1000mg",
            "MCT oil",
        ),
        *("more fine", "code in", "cod is good", "vegan in the past", "orange", "method", "patch"),
        *(
            "MCT oil",
            "tram",
            "tram a day",
            "cod liver oil",
            "pain ex-smoker",
            "ace on",
            "on exile",
            "mane",
        ),
        *("mother rise", "mute rise", "track mole", "told dine", "metal Ross"),
        *("morphing", "codes", "methods", "normal", "sometimes", "dolphins", "it depends", "Spain"),
        *("", " ", "30/500", "+", "&&&", "...", "💊💊", "кофеин", "カフェイン", "\x00", "\ud800"),
    ],
)
def test_ordinary_words_are_no_names(names_in, line):
    assert names_in(line) == []


@pytest.mark.parametrize(
    "line",
    [
        *("xcodeine", "codeinex", "megacodeine", "subzapain", "actiqueen", "mstx", "amxl"),
        *("hypnotic", "optimum", "marolin", "butecan"),
    ],
)
def test_only_whole_words_are_names(names_in, line):
    assert not set(names_in(line)) & {
        "Zapain",
        "Actiq",
        "MST",
        "MXL",
        "Hypon",
        "opium",
        "Marol",
        "Butec",
    }


def test_letters_on_either_side_make_another_word_unless_it_is_a_slip(names_in):
    assert names_in("megacodeine") == []
    assert names_in("codeines") == ["codeine"]


@pytest.mark.hazard("H05.1")
def test_a_fuzzy_shield_never_hides_a_name_that_was_typed_exactly(names_in):
    assert names_in("Solpadeine Headach") == ["Solpadeine"]
    assert names_in("Solpadeine, headache") == ["Solpadeine"]
    assert names_in("Solpadeine (headache)") == ["Solpadeine"]
    assert names_in("Solpadeine for headache") == ["Solpadeine"]


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


def test_a_match_says_what_was_typed_and_where(names):
    line = "I take “Co–Cödamol” 30/500"
    (match,) = recognise(line, names)

    assert (match.kind, match.medicine_class) == (Kind.OPIOID, MedicineClass.ANALGESIC)
    assert match.active == "codeine + paracetamol"
    assert match.typed == "Co–Cödamol" == line[match.start : match.end]


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("CO CODAMOL", How.EXACT),
        ("nightnurse", How.SPACING),
        ("para mol", How.SPACING),
        ("codamol", How.OTHER_WRITING),
        ("Maxitram", How.OTHER_WRITING),
        ("codiene", How.SPELLING),
        ("nurophen plus", How.SPELLING),
    ],
)
def test_a_match_says_how_it_was_recognised(names, line, how):
    (match,) = recognise(line, names)

    assert match.how is how


@pytest.mark.hazard("H27.2", "H29.1")
@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Suboxone", [Kind.OPIOID]),
        ("Targinact", [Kind.OPIOID]),
        ("oxycodone and naloxone", [Kind.OPIOID]),
        ("naloxone", [Kind.OPIOID_BLOCKER]),
        ("Mysimba", [Kind.OPIOID_BLOCKER]),
        ("Relistor", [Kind.OPIOID_BLOCKER]),
        ("Nyxoid spray, naloxegol", [Kind.OPIOID_BLOCKER, Kind.OPIOID_BLOCKER]),
        ("Ocrevus and naltrexone with codeine", [Kind.DMT, Kind.OPIOID_BLOCKER, Kind.OPIOID]),
    ],
)
def test_blockers_and_dmts_are_kinds_of_their_own(names, line, kinds):
    assert [match.kind for match in recognise(line, names)] == kinds


def test_another_list_can_be_used():
    madeup = ListedName("Fictol", Kind.OPIOID, "fictine", MedicineClass.COUGH, "a test", False)
    lists = NameList(
        version="0",
        date=dt.date(2026, 11, 22),
        made_from="a test",
        names=(madeup,),
        other_writings=(OtherWriting("fix", "Fictol"),),
        shields=(Shield("Fictol Mild", "another", "a test"),),
    )

    assert [match.name for match in recognise("fictol", lists)] == ["Fictol"]
    assert [match.name for match in recognise("fix", lists)] == ["Fictol"]
    assert recognise("Fictol Mild, codeine", lists) == ()
