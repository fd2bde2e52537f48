#!/usr/bin/env bash
# Run a command with DATABASE_URL of a PostgreSQL server of its own, which is gone afterwards:
#   scripts/postgres.sh make test-site
# Uses Debian's packages (or any pg_ctl on the path); exit code 75 where there are none.
# PostgreSQL refuses to run as root, so root runs it as the user postgres.
set -euo pipefail

for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) "$(dirname "$(command -v initdb || echo /nonexistent)")"; do
  [ -x "$bin/initdb" ] && break
done
if [ ! -x "$bin/initdb" ]; then
  echo "no PostgreSQL server is installed; on Debian and Ubuntu: apt-get install postgresql" >&2
  exit 75
fi

as=()
if [ "$(id -u)" = 0 ]; then
  if ! id postgres >/dev/null 2>&1 || ! command -v runuser >/dev/null; then
    echo "root cannot run PostgreSQL, and there is no user postgres to run it as" >&2
    exit 75
  fi
  as=(runuser -u postgres --)
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/duixian-postgres-XXXXXX")
[ "${#as[@]}" = 0 ] || chown postgres "$folder"
stop() {
  (cd / && "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cd_root() { (cd / && "$@"); }
cd_root "${as[@]}" "$bin/initdb" -D "$folder/data" -U duixian --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
# What only matters after a power failure is off: the data is thrown away.
cd_root "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/log" start -o \
  "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c max_connections=200" \
  >/dev/null || { cat "$folder/log" >&2; exit 1; }

export DATABASE_URL="postgresql://duixian@127.0.0.1:$port/postgres"
"$@"
