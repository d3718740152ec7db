"""Outside links: which there are, and whether they still answer."""
