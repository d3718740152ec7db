"""Site search: words, synonyms, spelling corrections and results."""
