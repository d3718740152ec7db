#!/usr/bin/env bash
# Install what the site needs (`install.sh`), the tests as well (`install.sh dev`), or what the long tests need too
# (`install.sh long`).
# Each step is skipped when it is already done, so a second run takes seconds.
set -euo pipefail
cd "$(dirname "$0")/.."

python=.venv/bin/python  # tools are called with -m: the scripts beside it break in a moved folder
requirements=requirements.txt
packages=(
    ca-certificates                                       # uv trusts what this machine trusts
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0  # WeasyPrint lays text out with these
    fonts-noto-core fonts-noto-cjk                        # scripts that Fira Sans does not cover
)
if [ -n "${1:-}" ]; then
    requirements=requirements-dev.txt
    packages+=(chromium-headless-shell poppler-utils qpdf)  # whole journeys; reading PDFs back
fi
if [ "${1:-}" = long ]; then
    packages+=(postgresql ghostscript)                    # the second database; a fifth reader of PDFs
fi

# Messages of apt, pip and uv without a network. No address of a web page can contain one of them.
no_network='could not resolve|temporary failure|name resolution|dns error|network is unreachable|no route to host'
no_network+='|connection refused|could not connect|failed to establish|timed out'
no_network+='|proxyerror\(|response from proxy|proxy auth|tunnel connection failed|tunnel error'

say() { printf '==> %s\n' "$*"; }

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Run a command that downloads, without its output. If it fails, say why; without a network in a few lines.
fetch() {
    local log
    log=$(mktemp)
    if "$@" >"$log" 2>&1; then
        rm "$log"
        return
    fi
    if grep -qiE "$no_network" "$log" && ! grep -qiE "hash|certificate" "$log"; then
        printf '%s\n' "There is no network here, or a proxy refuses it:" "$(tail -n 3 "$log")" >&2
        rm "$log"
        stop "Connect this machine, then run the same command again."
    fi
    cat "$log" >&2
    rm "$log"
    stop "Installing failed: the reason stands above."
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_install() {
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# Debian's PostgreSQL starts a database server on port 5432 when it is installed, unless a file says otherwise.
# The tests need only the programs. Later versions are the user's to decide, so the file is removed again.
apt_install_without_server() {
    local folder=/etc/postgresql-common/createcluster.d result=0
    as_root mkdir -p "$folder"
    echo 'create_main_cluster = false' | as_root tee "$folder/ldnguide.conf" >/dev/null
    apt_install "$@" || result=$?
    as_root rm "$folder/ldnguide.conf"
    return "$result"
}

without_apt() {
    stop "This machine has no apt-get. Please install the packages yourself:" "" \
        "    macOS     brew install pango python@3.13" \
        "    Fedora    sudo dnf install python3 pango harfbuzz" \
        "    Alpine    sudo apk add python3 so:libgobject-2.0.so.0 so:libpango-1.0.so.0 so:libpangoft2-1.0.so.0 \\" \
        "                  so:libharfbuzz.so.0 so:libharfbuzz-subset.so.0 so:libfontconfig.so.1" "" \
        "then run the same command with SKIP_SYSTEM_PACKAGES=1 before it: SKIP_SYSTEM_PACKAGES=1 make run" \
        "The pages work then. Check answers, the preview and PDFs need the Noto fonts where Debian's packages" \
        "fonts-noto-core and fonts-noto-cjk put them: README.md, “Other systems”, says where."
}

install_packages() {
    [ -n "${SKIP_SYSTEM_PACKAGES:-}" ] && return
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || without_apt
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} = 0 ] && return
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
        stop "These Debian packages are missing, and I may not install them. Please run:" "" \
            "    sudo apt-get install --no-install-recommends ${missing[*]}" "" \
            "(SKIP_SYSTEM_PACKAGES=1 goes on without them.)"
    fi
    say "Installing Debian packages: ${missing[*]}"
    if [[ " ${missing[*]} " == *" postgresql "* ]]; then
        fetch apt_install_without_server "${missing[@]}"
    else
        fetch apt_install "${missing[@]}"
    fi
}

is_supported() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}

find_python() {
    local name
    for name in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}; do
        if is_supported "$name"; then
            echo "$name"
            return
        fi
    done
    stop "Python 3.11, 3.12, 3.13 or 3.14 is needed, and none was found. Set PYTHON= to its path."
}

has_installer() {
    "$python" -c 'import pip' 2>/dev/null || "$python" -c 'import uv' 2>/dev/null
}

make_venv() {
    is_supported "$python" && has_installer && return
    local base
    base=$(find_python)
    say "Creating .venv with $("$base" --version)"
    if ! "$base" -c 'import ensurepip' 2>/dev/null; then
        install_packages "python$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    fi
    rm -rf .venv  # its Python is gone or too old, or creating it was interrupted
    "$base" -m venv .venv
}

# uv installs everything else, faster than pip. The lock file of development contains it.
install_uv() {
    "$python" -m uv --version >/dev/null 2>&1 && return
    sed -n '/^uv==/,/[^\\]$/p' requirements-dev.txt > .venv/uv.txt
    fetch "$python" -m pip install --quiet --disable-pip-version-check --retries 1 --require-hashes -r .venv/uv.txt
}

install_requirements() {
    local installed=.venv/installed.txt
    cmp -s requirements-dev.txt "$installed" && return  # which has all that the site needs as well
    cmp -s "$requirements" "$installed" && return
    install_uv
    rm -f "$installed"  # an interrupted sync leaves neither the old packages nor the new ones
    say "Installing $requirements"
    # uv reads no setting of pip.
    if [ -n "${PIP_INDEX_URL:-}" ]; then export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$PIP_INDEX_URL}"; fi
    fetch "$python" -m uv pip sync --quiet --system-certs --python "$python" --require-hashes "$requirements"
    cp "$requirements" "$installed"
}

write_env() {
    [ -e .env ] && return
    [ -n "${SECRET_KEY:-}" ] && return  # configured by the environment, as on a server
    say "Writing .env with development values"
    (umask 077; "$python" - > .env <<'PY'
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
"$python" scripts/build_assets.py
