"""The rules behind `content.checks`, which is their door. Pure."""
