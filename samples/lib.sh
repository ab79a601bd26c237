# Shared by the samples' scripts; sourced, not run.
# shellcheck shell=bash
source "$(dirname "${BASH_SOURCE[0]}")/../eng/lib.sh"
cd "$repository/samples" || exit

require_dotnet
work="$(mktemp -d)"
servers=()

cleanup() {
    # First asked, so that a server takes its own processes along.
    local pid
    for pid in "${servers[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${servers[@]}"; do
        for _ in $(seq 1 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
        kill -9 "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap cleanup EXIT

free_port() {
    local port
    for _ in $(seq 1 50); do
        port=$((20000 + RANDOM % 10000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
    fail "No free port was found."
}

# build SAMPLE: builds a file or a folder with a project, and prints its program.
build() {
    local out="$repository/artifacts/samples/${1%.cs}"
    dotnet build "$1" -c Release -o "$out" -v quiet -clp:NoSummary >&2 || fail "$1 does not build."
    echo "$out/$(basename "${1%.cs}").dll"
}

# serve ADDRESS SAMPLE [ARGUMENTS]: starts a sample and waits until it answers. Its process is $server.
serve() {
    local address="$1" file="$2" program; shift 2
    program="$(build "$file")"
    dotnet "$program" --urls "$address" "$@" >"$work/server.log" 2>&1 &
    server=$!
    servers+=("$server")
    until curl -s -o /dev/null "$address/"; do
        kill -0 "$server" 2>/dev/null || { cat "$work/server.log" >&2; fail "$file did not start."; }
        sleep 0.2
    done
}
