# Shared by the scripts beside it; sourced, not run.
# shellcheck shell=bash disable=SC2034

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# One warm compiler for all projects: without it each of them starts a cold one.
export UseSharedCompilation=true

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

fail() { printf '%s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# require COMMAND PACKAGE: installs a Debian package unless the command is there already.
require() {
    command -v "$1" >/dev/null 2>&1 && return
    command -v apt-get >/dev/null 2>&1 || fail "$1 is missing. Install it with your package manager (Debian: $2)."
    say "Installing $2"
    local log; log="$(mktemp)"
    if ! { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$2"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        fail "Could not install $2. Install it by hand and run this again."
    fi
    rm -f "$log"
}

require_dotnet() {
    command -v dotnet >/dev/null 2>&1 || fail "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
}
