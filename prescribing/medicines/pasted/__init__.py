"""Reads a pasted list of medicines: cuts each line into spans, and rewrites no word."""
