"""Settings of the whole suite: plain http, and template variables that do not exist fail."""

import os

os.environ.setdefault("DEVELOPMENT", "true")
os.environ.setdefault(
    "SECRET_KEY", "for-the-tests-only-and-long-enough-to-satisfy-the-checks-of-django"
)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
# Playwright's loop runs in the test's thread; the database is not shared between threads.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
