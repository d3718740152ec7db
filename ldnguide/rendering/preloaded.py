"""What the render service loads once, before its processes are forked."""

import django

django.setup()
