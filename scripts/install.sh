#!/usr/bin/env bash
# Install what the site needs (`install.sh`), or the tests as well (`install.sh dev`).
# Each step is skipped when it is already done, so a second run takes seconds.
set -euo pipefail
cd "$(dirname "$0")/.."

requirements=requirements.txt
packages=(
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0  # WeasyPrint lays text out with these
    fonts-noto-core fonts-noto-cjk                        # scripts that Fira Sans does not cover
)
if [ "${1:-}" = dev ]; then
    requirements=requirements-dev.txt
    packages+=(chromium poppler-utils qpdf)               # whole journeys; reading PDFs back
fi

say() { printf '==> %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_packages() {
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} = 0 ] && return
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
        printf 'These Debian packages are missing, and I may not install them. Please run:\n\n' >&2
        printf '    sudo apt-get install --no-install-recommends %s\n\n' "${missing[*]}" >&2
        exit 1
    fi
    say "Installing Debian packages: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

find_python() {
    local name
    for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    printf 'Python 3.11, 3.12 or 3.13 is needed, and none was found. Set PYTHON= to its path.\n' >&2
    exit 1
}

make_venv() {
    [ -x .venv/bin/pip ] && return
    local python
    python=$(find_python)
    say "Creating .venv with $("$python" --version)"
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        install_packages "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    fi
    "$python" -m venv .venv
}

install_requirements() {
    local stamp=.venv/installed-$requirements
    cmp -s "$requirements" "$stamp" && return
    say "Installing $requirements (a minute or two the first time)"
    .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
    cp "$requirements" "$stamp"
}

write_env() {
    [ -e .env ] && return
    [ -n "${SECRET_KEY:-}" ] && return  # configured by the environment, as on a server
    say "Writing .env with development values"
    (umask 077; .venv/bin/python - > .env <<'PY'
import secrets

print("# Development values, made once by set-up. Never use them on a public server.")
print("DEVELOPMENT=true")
print(f"SECRET_KEY={secrets.token_urlsafe(50)}")
print(f"RETURN_CODE_PEPPERS={secrets.token_urlsafe(32)}")
print("ALLOWED_HOSTS=127.0.0.1,localhost")
PY
    )
}

install_packages "${packages[@]}"
make_venv
install_requirements
write_env
.venv/bin/python scripts/build_assets.py
