#!/usr/bin/env bash
# Installs what the demo needs and starts the demo host. Arguments go to the host: --urls http://127.0.0.1:8080, --store sqlite:PATH …
# --tour instead: runs all four systems with the shipped data on a host of its own, prints what comes, and exits with 0 if all went well.
# Address: --urls, else PORT, else http://127.0.0.1:5080. Build output goes to standard error.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

require_dotnet
require pdftotext poppler-utils

project="$repository/samples/DemoHost/DemoHost.csproj"
say "Building the demo host"
# Analyzers are for those who change the code.
dotnet build "$project" -c Release -v quiet -p:RunAnalyzers=false >&2

# Everything the host writes goes to a folder that is gone afterwards, so that each tour is the first one.
tour() {
    folder="$(mktemp -d)"
    mkfifo "$folder/output"
    dotnet "$1" --urls http://127.0.0.1:0 --logs "$folder/logs" --BulkCheck:Database "$folder/bulk-check.db" >"$folder/output" &
    host=$!
    trap 'kill "$host" 2>/dev/null; wait "$host" 2>/dev/null; rm -rf "$folder"' EXIT
    exec 3<"$folder/output"
    # Ends when the host says where it listens, or when the host ends.
    local line address=""
    while [ -z "$address" ] && read -r line <&3; do
        address="$(sed -nE 's/.*Now listening on: (http[^ ]+).*/\1/p' <<<"$line")"
    done
    [ -n "$address" ] || fail "The demo host ended before it listened."
    # What it says from now on is in its log; a full pipe would stop it.
    cat <&3 >/dev/null &
    python3 "$repository/eng/tour.py" "$address"
}

if [ "${1:-}" = "--tour" ]; then
    require python3 python3
    tour "$(dirname "$project")/bin/Release/net10.0/DemoHost.dll"
    exit
fi

case " $* " in
    *" --urls"*) ;;
    *) set -- --urls "http://127.0.0.1:${PORT:-5080}" "$@" ;;
esac
cd "$(dirname "$project")"
exec dotnet bin/Release/net10.0/DemoHost.dll "$@"
