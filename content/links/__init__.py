"""Outside links: finding them, and checking that they still work."""
