"""Ordinary words, look-alikes and parts of words are no names, and hide none."""

import pytest


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
