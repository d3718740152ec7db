"""The interview and the GP letter pack that it makes."""
