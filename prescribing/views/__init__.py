"""The pages around the interview, the interview itself, and the pack."""
