"""The interview: what is asked, in which order, and what counts as answered."""
