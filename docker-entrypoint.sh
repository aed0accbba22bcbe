#!/bin/sh
# Starts the Wall with settings that are safe for a server on the open network; works outside a container, too.
set -eu
cd "$(dirname "$0")"
umask 077

: "${WALL_DATA_DIR:=/data}" "${HOST:=0.0.0.0}" "${PORT:=7860}"
export WALL_DATA_DIR HOST PORT
python="${PYTHON:-python3}"
mkdir -p "$WALL_DATA_DIR"

# Made once, kept with the data, and linked into place whole: of several first starts one key wins.
if [ -z "${SECRET_KEY:-}" ]; then
    kept="$WALL_DATA_DIR/production_key"
    if [ ! -e "$kept" ]; then
        "$python" -c 'import secrets; print(secrets.token_urlsafe(64))' > "$kept.$$"
        ln "$kept.$$" "$kept" 2>/dev/null || mv -n "$kept.$$" "$kept"
        rm -f "$kept.$$"
    fi
    SECRET_KEY="$(cat "$kept")"
    [ -n "$SECRET_KEY" ] || { echo "$kept is empty: delete it, and a new key is made." >&2; exit 1; }
fi
export SECRET_KEY

: "${ALLOWED_HOSTS:=localhost,127.0.0.1${SPACE_HOST:+,$SPACE_HOST}}"
export ALLOWED_HOSTS

# Hugging Face Spaces end TLS in front of the container and show it in a frame of theirs.
if [ -n "${SPACE_HOST:-}" ]; then
    : "${TRUST_PROXY:=1}" "${FRAME_ANCESTORS:=https://huggingface.co}"
    export TRUST_PROXY FRAME_ANCESTORS
fi

exec "$python" manage.py serve
