"""The eight plain words that bring somebody back to a draft. No Django, no database."""
