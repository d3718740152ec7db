"""Drafts: the one place that stores answers, encrypted under a key that only the visitor holds."""
