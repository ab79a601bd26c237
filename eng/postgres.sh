#!/usr/bin/env bash
# A PostgreSQL of its own for tests and demos: own data directory, own free port, nothing of the machine's cluster is touched.
#
#   eng/postgres.sh start [DIR]     creates and starts a server in DIR (default: a new folder in the temp directory); prints the
#                                   connection string on the last line, and DIR with it as the comment before
#   eng/postgres.sh stop DIR        stops the server and removes DIR
#   eng/postgres.sh restart DIR     stops it as a crash would (immediate) and starts it again on the same port
set -euo pipefail
source "$(dirname "$0")/lib.sh"

die() { fail "postgres.sh: $*"; }

find_bin() {
  if command -v initdb >/dev/null; then dirname "$(command -v initdb)"; return; fi
  { ls -d /usr/lib/postgresql/*/bin 2>/dev/null || true; } | sort -V | tail -1
}

install_if_missing() {
  [ -n "$(find_bin)" ] && return
  command -v apt-get >/dev/null || die "PostgreSQL is not installed; install it with your package manager (Debian: postgresql)"
  say "Installing postgresql"
  # The package would create and start a cluster of the machine; this server needs only the programs.
  as_root mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  { as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends -o Dpkg::Options::=--force-confold postgresql; } >&2 \
    || die "could not install postgresql; install it by hand and run this again"
}

# initdb and postgres refuse to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups --inh-caps=-all env -C "$DIR" HOME="$DIR" "$@"; else "$@"; fi
}

free_port() {
  local port
  for _ in $(seq 1 50); do
    port=$((20000 + RANDOM % 10000)) # below the ports that clients of other programs use
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  die "no free port found"
}

run_server() { as_owner "$BIN/pg_ctl" -D "$DIR/data" -l "$DIR/log" -w -t 60 -o "-p $(cat "$DIR/port")" start >&2; }

# Between looking for a free port and using it, another program may take it.
run_on_free_port() {
  for _ in 1 2 3 4 5; do
    free_port > "$DIR/port"
    run_server && return
  done
  cat "$DIR/log" >&2
  rm -rf "$DIR"
  die "the server did not start"
}

start() {
  install_if_missing
  BIN=$(find_bin)
  if [ -n "${1:-}" ]; then DIR=$1; mkdir -p "$DIR"; else DIR=$(mktemp -d "${TMPDIR:-/tmp}/sse-postgres-XXXXXX"); fi
  chmod 711 "$DIR"
  if [ "$(id -u)" = 0 ]; then chown postgres:postgres "$DIR"; fi
  as_owner "$BIN/initdb" -D "$DIR/data" -U sse --auth=trust --encoding=UTF8 --locale=C --no-instructions >&2
  cat >> "$DIR/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = 128MB
max_wal_size = 2GB
CONF
  run_on_free_port
  echo "# $DIR"
  echo "Host=127.0.0.1;Port=$(cat "$DIR/port");Username=sse;Database=postgres"
}

with_dir() {
  DIR=${1:?the folder that start printed}
  [ -d "$DIR/data" ] || die "$DIR is no folder that start made"
  BIN=$(find_bin)
}

case "${1:-}" in
  start) start "${2:-}" ;;
  stop) with_dir "${2:-}"; as_owner "$BIN/pg_ctl" -D "$DIR/data" -m immediate -w stop >&2 || true; rm -rf "$DIR" ;;
  restart) with_dir "${2:-}"; as_owner "$BIN/pg_ctl" -D "$DIR/data" -m immediate -w stop >&2 || true; run_server ;;
  *) die "usage: eng/postgres.sh start [DIR] | stop DIR | restart DIR" ;;
esac
