#!/usr/bin/env bash
# Everything that can be checked without running the site.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
random() { "$python" -c 'import secrets; print(secrets.token_urlsafe(48))'; }

"$python" -m ruff format --check --quiet .
"$python" -m ruff check --quiet .
"$python" -m mypy
"$python" -m djlint --lint --quiet templates
"$python" manage.py makemigrations --check --dry-run --verbosity 0
# Check as on a public server: without .env, with every setting given.
env DEVELOPMENT=false SECRET_KEY="$(random)" ALLOWED_HOSTS=example.org RETURN_CODE_PEPPERS="$(random)" \
    RENDER_SOCKET=/run/ldnguide/render.sock \
    "$python" manage.py check --deploy --fail-level WARNING
echo "All checks passed."
