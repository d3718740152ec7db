"""Factsheets that staff keep: pages, cautions, references, studies, organisations."""
