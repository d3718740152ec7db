"""Template filters of the prescribing app."""
