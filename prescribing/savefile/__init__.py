"""The letter pack as its own save file: a copy of the printed answers, inside the PDF."""
