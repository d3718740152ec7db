"""The answers read against each other: names that are listed, answers that do not fit, gaps."""
