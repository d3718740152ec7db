"""The rules behind `content.lint.run`, which is their door. Pure."""
