"""The letter pack: records, what goes on page 1, and the PDF."""
