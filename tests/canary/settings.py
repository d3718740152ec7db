"""The site's own settings, with mail written to files and with faults on request."""

import os
from pathlib import Path

from ldnguide.settings import *  # noqa: F403
from ldnguide.settings import MIDDLEWARE as OF_THE_SITE

ADMINS = MANAGERS = [("Somebody", "somebody@example.org")]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = Path(os.environ["TMPDIR"]) / "outbox"
MIDDLEWARE = [*OF_THE_SITE, "tests.canary.faults.in_the_view"]
