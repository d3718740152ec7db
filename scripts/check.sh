#!/usr/bin/env bash
# Everything that can be checked without running the site.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin

$bin/ruff format --check --quiet .
$bin/ruff check --quiet .
$bin/mypy
$bin/djlint --lint --quiet templates
$bin/python manage.py makemigrations --check --dry-run --verbosity 0
# As on a public server: no .env of ours, every value given.
env DEVELOPMENT=false SECRET_KEY="$(head -c 48 /dev/urandom | base64 -w0)" ALLOWED_HOSTS=example.org \
    RETURN_CODE_PEPPERS="$(head -c 32 /dev/urandom | base64 -w0)" \
    $bin/python manage.py check --deploy --fail-level WARNING
echo "All checks passed."
