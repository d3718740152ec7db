"""Searching the site: words, their synonyms and slips, and what is found."""
