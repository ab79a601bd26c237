#!/usr/bin/env bash
# Publishes a program ahead of time, for this machine, with every trim and AOT warning an error. Prints on its last line how: "native", or "trimmed".
#
#   eng/publish.sh PROJECT FOLDER
#
# Where the package source has no native runtime pack, it says so and checks what can be checked without one: the whole program trimmed,
# AOT analysis on, reflection-based JSON switched off.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

require_dotnet
project="${1:?the project}" folder="${2:?the folder to publish to}"

case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) rid=linux-x64 ;;
    Linux-aarch64) rid=linux-arm64 ;;
    Darwin-arm64) rid=osx-arm64 ;;
    *) fail "No runtime identifier is known for $(uname -s) on $(uname -m)." ;;
esac

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
rm -rf "$folder"

# try PROPERTIES…
try() {
    dotnet publish "$project" -c Release -r "$rid" -o "$folder" -v quiet -p:TrimmerSingleWarn=false -p:DebugType=none "$@" >"$log" 2>&1
}

native=(-p:PublishAot=true)
command -v clang >/dev/null 2>&1 || native+=(-p:CppCompilerAndLinker=gcc)
trimmed=(--self-contained -p:PublishTrimmed=true -p:TrimMode=full -p:PublishSingleFile=true -p:EnableAotAnalyzer=true -p:JsonSerializerIsReflectionEnabledByDefault=false)

say "Publishing $project for $rid, ahead of time"
kind=native
if ! try "${native[@]}"; then
    grep -q 'NU1101.*Runtime\.NativeAOT' "$log" || { cat "$log" >&2; fail "Publishing $project failed."; }
    say "The package source has no native runtime pack for $rid: publishing trimmed instead"
    kind=trimmed
    try "${trimmed[@]}" || { cat "$log" >&2; fail "Publishing $project failed."; }
fi
if grep -E 'warning (IL|AOT)' "$log" >&2; then fail "Trim or AOT warnings in $project."; fi
echo "$kind"
