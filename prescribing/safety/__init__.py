"""The safety file as the site reads it: hazards, their risks, their controls. Pure."""
