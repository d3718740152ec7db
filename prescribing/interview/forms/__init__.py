"""One form a page, one module a section of the interview."""
