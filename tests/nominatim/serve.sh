#!/bin/sh
# Installs what a Nominatim needs, imports the extract beside this file and serves it on loopback: serve.sh FOLDER install|start|stop
# Nominatim is GPL-3.0: a process of its own in tests, never a dependency. Debian and Ubuntu, as root (CI's container is).
set -e
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
port=${GEOMAP_NOMINATIM_PORT:-8099}
sql_port=$((port + 1))
data=$folder/postgres
venv=$folder/venv

binaries() { dirname "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -1)"; }
as_postgres() { runuser -u postgres -- "$@"; }
has_icu() { command -v icu-config >/dev/null || pkg-config --exists icu-i18n 2>/dev/null; }
has_postgis() { ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1; }

install() {
    if ! command -v osm2pgsql >/dev/null || ! has_postgis || ! has_icu; then
        echo "installing PostgreSQL, PostGIS and osm2pgsql with apt …" >&2
        apt-get update -qq
        version=$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' | sed -E 's/^postgresql-([0-9]+)-.*/\1/' | sort -n | tail -1)
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends osm2pgsql "postgresql-$version" \
            "postgresql-$version-postgis-3" "postgresql-$version-postgis-3-scripts" libicu-dev pkg-config g++ python3-dev >/dev/null
    fi
    if [ ! -x "$venv/bin/nominatim" ]; then
        echo "installing Nominatim with pip …" >&2
        "${PYTHON:-python3}" -m venv "$venv"
        "$venv/bin/pip" install -q nominatim-db==5.3.3 nominatim-api==5.3.3 uvicorn falcon
    fi
}

start_postgres() {
    [ -d "$data" ] || {
        mkdir -p "$data" && chown postgres "$data"
        as_postgres "$(binaries)/initdb" -D "$data" -A trust --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
        as_postgres sh -c "cat >> $data/postgresql.conf" <<END
port = $sql_port
listen_addresses = '127.0.0.1'
unix_socket_directories = '$data'
fsync = off
full_page_writes = off
synchronous_commit = off
END
    }
    as_postgres "$(binaries)/pg_ctl" -D "$data" -l "$data/log" -w -t 600 start >/dev/null
}

import() {
    cat > "$folder/.env" <<END
NOMINATIM_DATABASE_DSN="pgsql:host=127.0.0.1;port=$sql_port;user=postgres;dbname=nominatim"
NOMINATIM_IMPORT_STYLE=full
NOMINATIM_LANGUAGES=en,ar
END
    as_postgres "$(binaries)/psql" -h 127.0.0.1 -p "$sql_port" -qc 'CREATE ROLE "www-data" LOGIN' postgres 2>/dev/null || true
    echo "importing the extract …" >&2
    (cd "$folder" && "$venv/bin/nominatim" import --osm-file "$here/extract.osm" --offline --no-updates -j 2 --osm2pgsql-cache 50 >import.log 2>&1) ||
        { tail -20 "$folder/import.log" >&2; exit 1; }
    cp "$here/extract.osm" "$folder/imported.osm"
}

start() {
    mkdir -p "$folder"
    chmod a+rx "$folder"
    install
    cmp -s "$here/extract.osm" "$folder/imported.osm" || rm -rf "$data"
    [ -d "$data" ] && start_postgres || { start_postgres; import; }
    (cd "$folder" && exec "$venv/bin/nominatim" serve --server "127.0.0.1:$port" --engine falcon) >"$folder/serve.log" 2>&1 &
    echo $! > "$folder/serve.pid"
    for _ in $(seq 1000); do
        "$venv/bin/python" -c "import urllib.request as r; r.urlopen('http://127.0.0.1:$port/status', timeout=30)" 2>/dev/null && return
        kill -0 "$(cat "$folder/serve.pid")" 2>/dev/null || break
        sleep 0.3
    done
    tail -20 "$folder/serve.log" >&2
    exit 1
}

stop() {
    [ -f "$folder/serve.pid" ] && kill "$(cat "$folder/serve.pid")" 2>/dev/null || true
    rm -f "$folder/serve.pid"
    [ -d "$data" ] && as_postgres "$(binaries)/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1 || true
}

"$2"
