#!/usr/bin/env bash
# Run the tests that use the database on PostgreSQL, in a temporary cluster that is deleted afterwards.
# Arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin | sort -V | tail -1)
place=$(mktemp -d)  # closed to other users, who could otherwise connect without a password
# PostgreSQL refuses to run as root.
as_owner=()
if [ "$(id -u)" = 0 ]; then
    as_owner=(runuser -u postgres --)
    chown postgres "$place"
fi

tidy_up() {
    (cd / && "${as_owner[@]}" "$programs/pg_ctl" -D "$place/data" -m immediate stop) >/dev/null 2>&1 || true
    rm -rf "$place"
}
trap tidy_up EXIT

# Use a socket in that folder and no port. No data needs to survive a crash.
options="-c listen_addresses= -c unix_socket_directories=$place -c unix_socket_permissions=0700"
options+=" -c max_connections=50 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
cd /
"${as_owner[@]}" "$programs/initdb" -D "$place/data" -U ldnguide --auth=trust --no-sync \
    --encoding=UTF8 --locale=C.UTF-8 >/dev/null
"${as_owner[@]}" "$programs/pg_ctl" -D "$place/data" -l "$place/log" -w -o "$options" start >/dev/null
cd - >/dev/null

# Whole journeys in a browser and the test for leaks add much time and no other query.
export DATABASE_URL="postgres://ldnguide@${place//\//%2F}/postgres"
.venv/bin/python -m pytest -rs -m "database and not long" "$@" \
    --ignore=tests/browser --ignore=tests/canary tests
