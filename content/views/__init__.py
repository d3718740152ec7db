"""The public pages: guidance, the evidence, organisations."""
