"""Recognises names of medicines in a line as a person types it. No Django, no database."""
