"""What staff add to the list of medicine names: proposed, signed off by a pharmacist, withdrawn."""
