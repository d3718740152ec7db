"""HTML into tagged PDF: fonts, words made ready for paper, layout. Knows no app of the site."""
