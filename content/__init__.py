"""Factsheets that staff keep; for now, the pages about the site."""
