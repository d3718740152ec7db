"""Compares the answers with each other: listed names, answers that contradict each other, gaps."""
