"""What a list keeps in the draft beside the answers of its pages; none of it is printed. Pure."""

# Of the page: the text as typed; the lines of it that are in no medicine, and those of medicines
# that were removed; whether the text was saved and not read since.
PASTED, LEFT_OUT, TO_READ = "pasted", "left_out", "to_read"
# Of an item: the line that it was read from, and whether its answers were changed since.
TYPED, CHANGED = "typed", "changed"
UNPRINTED = frozenset({PASTED, LEFT_OUT, TO_READ, TYPED, CHANGED})
