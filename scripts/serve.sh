#!/usr/bin/env bash
# Serve the site on this machine: make a staff account the first time, run.
set -euo pipefail
cd "$(dirname "$0")/.."
manage=(.venv/bin/python manage.py)

password=$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(12))')
if DJANGO_SUPERUSER_PASSWORD=$password "${manage[@]}" createsuperuser --noinput \
        --username staff --email staff@example.org >/dev/null 2>&1; then
    printf '==> Development staff account for /admin/ (shown once):\n    user staff, password %s\n' "$password"
fi

address=127.0.0.1:${PORT:-8000}
printf '==> LDN Guide: http://%s/ (Ctrl-C stops it)\n' "$address"
exec "${manage[@]}" runserver "$address"
