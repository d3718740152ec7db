"""Pages and cautions that the site refers to by name, so that they cannot be deleted."""

# Pages by slug, and what would break without them.
INTRODUCTION = "what-is-ldn"
FOR_PRESCRIBERS = "for-prescribers"
EVIDENCE_IN_MS = "evidence-in-ms"
ALL_CAUTIONS = "cautions"
PAGES = {
    INTRODUCTION: "the home page says what it says of the licence",
    FOR_PRESCRIBERS: "every page links to it, and the letter pack prints it",
    EVIDENCE_IN_MS: "the evidence page links to it, and the home page says what it says of trials",
    ALL_CAUTIONS: "it shows the cautions",
}

# Cautions, by key: the interview and the letter pack show them.
OPIOIDS = "opioids"
LIVER = "liver"
KIDNEYS = "kidneys"
SURGERY = "surgery"
PREGNANCY = "pregnancy"
OTHER_MEDICINES = "other-medicines"
ALREADY_TAKING_NALTREXONE = "already-taking-naltrexone"
MOOD = "mood"
WITHDRAWAL_AND_OVERDOSE = "withdrawal-and-overdose"
URGENT_HELP = "urgent-help"
CAUTIONS = (
    OPIOIDS,
    LIVER,
    KIDNEYS,
    SURGERY,
    PREGNANCY,
    OTHER_MEDICINES,
    ALREADY_TAKING_NALTREXONE,
    MOOD,
    WITHDRAWAL_AND_OVERDOSE,
    URGENT_HELP,
)
