"""HTML into tagged PDF: fonts, text, layout, repairs. Imports no app of the site."""
