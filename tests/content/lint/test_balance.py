"""The balance check: words that promote, and results without their limits, are found."""

import pytest

from content.lint.run import Text, balance
from content.markup.sentences import plain

WORDING = """
cure: It may cure MS. | A CURE for MS. | LDN can put MS into remission. | It heals nerves.
safe: LDN is safe. | A safe dose is small. | It is not only safe but kind. | It can be taken safely.
safe: LDN is not costly and safe. | It is no wonder LDN is safe. | If taken at night, LDN is safe.
safe: LDN has a good safety profile. | Its safety is well established. | No other drug is as safe.
safe: The authors call LDN relatively safe. | No trial found harm, so it is safe. | It’s safe!
safe: LDN is safe and well tolerated [@patten-2018]. | There is good evidence of safety.
harmless: LDN has no side effects. | It is without risk. | LDN was well tolerated.
harmless: It is risk‑free.
harmless: There were no serious adverse events. | Side effects are mild. | Few side effects occur.
no-evidence-as-safety: There is no evidence of harm. | There are no known interactions.
testimonial: It changed my life. | “I feel younger.” | One woman said that she walked. | I’ve slept.
testimonial: Many people report that they sleep. | She got her life back. | It gave me energy.
promotion: It is a miracle. | A game‑changer. | A remarkable medicine. | It worked!
promise: LDN helps. | It will help you. | It is proven to help. | LDN is an effective treatment.
promise: Low dose naltrexone improves sleep. | Studies show that LDN works.
price: It costs £20. | It costs 50p a day. | A cheap medicine. | It costs about 20 a month. | $30
ranking: These are the best pharmacies. | We recommend this clinic. | A trusted supplier of LDN.
buying: Buy LDN online. | You can order LDN here. | This chemist sells LDN. | Where to buy LDN
buying: You can get it without a prescription.
asks-for-ldn: Ask your GP for LDN. | Ask your doctor for a prescription for low dose naltrexone.
asks-for-ldn: Ask your GP to prescribe LDN. | Insist on a trial. | Ask your GP for <em>LDN</em>.
advice-to-one-person: It is right for you. | You should take LDN. | You can start. | Try LDN.
effect-on-ms: LDN reduces relapses. | People had fewer relapses. | It slows down MS.
nice-licence: It is licensed by NICE. | It is NICE-approved. | NICE has licensed it.
two-groups: Half took placebo. | Those on placebo did worse [@cree-2010]. | It had an LDN group.
pain-or-fatigue-better: Pain was greatly reduced. | People had less pain. | LDN reduces fatigue.
"""
INNOCENT = """
LDN is not a cure. | There is no cure for MS. | Whether LDN is safe in pregnancy is not known.
It may not be safe. | Evidence of safety is lacking. | No trial has shown that LDN is safe.
Is LDN safe? | Keep LDN in a safe place. | It has not been shown to be safe. | Drug safety update
Such a study cannot show that taking both is safe. | It is not known whether it is safe with a DMT.
The main question was safety and tolerability. | Absence of data is not evidence of safety.
No side effects were reported, but the trial was too small to show rare ones.
It is not risk-free. | That does not mean that there are no side effects.
No interaction is listed, which does not mean that there is none.
How do I talk to my GP? | A phase I trial was done [@cree-2010]. | People with ME may read this.
LDN is no miracle. | LDN has not been proven to help. | Nobody can promise that it will help.
This site prints no prices. | Do not buy LDN online. | Never buy medicines without a prescription.
Ask your GP what they think. | Ask whether your GP would write a private prescription.
NICE recommends; the MHRA licenses. | NICE does not license medicines.
There was no placebo group. | The placebo group of that review was large [@bolton-2019].
No improvement in fatigue was found [@cree-2010]. | There was no reduction in pain.
Naltrexone does not inhibit endorphins. | It blocks endorphin receptors.
No trial shows that LDN prevents relapses. | It is not known whether LDN slows progression.
Opioid pain relief may not work. | A pharmacist can tell you more. | MS with remissions
"""


def rules(*markups):
    return [each.rule for each in balance([Text("x", each) for each in markups])]


def cases(table):
    return [words.strip() for line in table.strip().splitlines() for words in line.split(" | ")]


@pytest.mark.hazard("H13.1", "H27.1")
@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (line.partition(": ")[0], words)
        for line in WORDING.strip().splitlines()
        for words in cases(line.partition(": ")[2])
    ],
)
def test_words_that_promise_promote_or_advise_are_found(rule, words):
    assert rule in rules(f"<p>{words}</p>")


@pytest.mark.parametrize("words", cases(INNOCENT))
def test_words_that_deny_ask_or_warn_are_not_found(words):
    assert rules(f"<p>{words}</p>") == []


@pytest.mark.parametrize(
    "words",
    [
        "LDN is s\u00adafe",
        "LDN is sa\u200bfe",
        "LDN is SAFE",
        "LDN\u00a0is\u00a0safe",
        "LDN is <strong>sa</strong>fe",
        "LDN is s&shy;afe",
        "LDN is ｓａｆｅ",
    ],
)
def test_no_disguise_hides_a_phrase(words):
    assert "safe" in rules(f"<p>{words}.</p>")


@pytest.mark.parametrize("hyphen", "-‐‑–−")
def test_every_kind_of_hyphen_is_one(hyphen):
    assert "off-label-unlicensed" in rules(f"<p>LDN is off{hyphen}label (unlicensed).</p>")


@pytest.mark.hazard("H13.1")
@pytest.mark.parametrize(
    "words",
    [
        "Sleep was better.",
        "Mood improved.",
        "65% reported benefit.",
        "It helped people with MS.",
        "Spasticity fell.",
        "Symptoms eased.",
        "There was a reduction in spasms.",
        "Sleep was better, but mood was too.",
    ],
)
def test_a_benefit_without_a_limit_in_its_paragraph_is_found(words):
    assert "missing-limits" in rules(f"<p>{words}</p><p>The trial was small.</p>")


@pytest.mark.parametrize(
    "limit",
    [
        "It was a small trial.",
        "However, only some people finished.",
        "There was no placebo.",
        "This cannot show that LDN was the cause.",
        "It has limits.",
        "Chance remains possible, as a score may be chance.",
    ],
)
def test_a_benefit_with_a_limit_in_its_paragraph_is_not_found(limit):
    assert rules(f"<p>Sleep was better. {limit}</p>") == []


def test_a_limit_may_stand_in_another_cell_of_a_study_but_not_in_another_study():
    better, limits = plain("Sleep was better."), plain("Small trial.")

    assert balance([Text("Result", better, "a"), Text("Limits", limits, "a")]) == []
    (finding,) = balance([Text("Result", better, "a"), Text("Limits", limits, "b")])
    assert finding.rule == "missing-limits"


def test_what_a_page_must_say_once_may_stand_in_another_section():
    told = "<p>One trial was better, but small [@cree-2010].</p>"
    rest = "<p>It was a crossover. 60 finished, so power was lost. See [@raknes-2017] too.</p>"

    assert rules(told, rest) == []
    assert set(rules(told)) == {"crossover-unsaid", "completers-unsaid", "register-study-unsaid"}


@pytest.mark.hazard("H25.1")
@pytest.mark.parametrize(
    "address",
    [
        "https://www.dicksonchemist.co.uk/ldn",
        "https://clinic158.com",
        "//my-pharmacy.example",
        "HTTPS://SHOP.EXAMPLE/",
        "https://user:word@ldnshop.example/",
        "https://ph%61rmacy.example/",
        "https://example.org/shop/ldn",
        "https://ldnresearchtrust.org/ldn-pharmacists",
        "https://www.amazon.co.uk/dp/1",
    ],
)
def test_a_link_to_a_seller_or_a_list_of_sellers_is_found(address):
    (finding,) = balance([Text("x", f'<p>See <a href="{address}">this</a>.</p>')])

    assert finding.rule == "supplier-link"
    assert finding.sentence == f"this ({address})"


def test_an_address_that_is_written_out_is_found():
    assert rules("<p>See www.buy-ldn.com for more.</p>") == ["supplier-link"]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.nhs.uk/service-search/pharmacy/find-a-pharmacy",
        "https://pharmacyregulation.org/registers",
        "https://ldnresearchtrust.org/",
        "https://ldnscience.org/",
        "https://clinicaltrials.gov/study/NCT00501696",
        "https://www.sciencedirect.com/science/article/1",
        "https://www.movementdisorders.org/",
        "https://doi.org/10.1002/ana.22006",
        "/guidance/getting-a-prescription/",
        "mailto:someone@pharmacy.example",
        "tel:111",
        "https://[not-an-address",
    ],
)
def test_a_link_to_anything_else_is_not_found(address):
    assert rules(f'<p>See <a href="{address}">this</a>.</p>') == []


def test_a_finding_says_where_what_and_how_to_put_it_right():
    (finding,) = balance([Text("Section “Costs”", "<p>See. It costs £20 [@dmd].</p>")])

    assert (finding.check, finding.rule, finding.where) == ("balance", "price", "Section “Costs”")
    assert finding.sentence == "It costs £20 [@dmd]."
    assert finding.detail == "£"
    assert finding.says.startswith("“£”: we print no prices.")


def test_a_reason_is_kept_while_the_sentence_says_the_same():
    (first,) = balance([Text("Short version", "<p>“LDN” is safe.</p>")])
    (moved,) = balance([Text("Section “A”", '<p>Old.</p><p>"LDN"\u00a0is <em>safe</em>.</p>')])
    (changed,) = balance([Text("Short version", "<p>LDN seems safe.</p>")])

    assert moved.key == first.key
    assert changed.key != first.key
    assert len(first.key) == 16
    assert int(first.key, 16) >= 0
