#!/usr/bin/env bash
# Publishes the sse command, and a minimal host with its client, ahead of time, with every trim and AOT warning an error, and runs what comes out.
# Where the package source has no native runtime pack, it says so and checks what can be checked without one: the whole
# program trimmed, and reflection-based JSON switched off, again with every warning an error.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

require_dotnet

case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) rid=linux-x64 ;;
    Linux-aarch64) rid=linux-arm64 ;;
    Darwin-arm64) rid=osx-arm64 ;;
    *) fail "No runtime identifier is known for $(uname -s) on $(uname -m)." ;;
esac

out="$repository/artifacts/aot"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
rm -rf "$out"

# publish_to FOLDER PROJECT PROPERTIES…
publish_to() {
    local folder="$1" project="$2"; shift 2
    dotnet publish "$project" -c Release -r "$rid" -o "$folder" -v quiet -p:TrimmerSingleWarn=false -p:DebugType=none "$@" >"$log" 2>&1
}

native=(-p:PublishAot=true)
command -v clang >/dev/null 2>&1 || native+=(-p:CppCompilerAndLinker=gcc)
trimmed=(--self-contained -p:PublishTrimmed=true -p:TrimMode=full -p:PublishSingleFile=true -p:JsonSerializerIsReflectionEnabledByDefault=false)
kind="native"

# publish FOLDER PROJECT: native where the package source has what that takes, else trimmed. Every warning is an error.
publish() {
    say "Publishing $2 for $rid, ahead of time"
    if [ "$kind" = native ] && ! publish_to "$@" "${native[@]}"; then
        grep -q 'NU1101.*Runtime\.NativeAOT' "$log" || { cat "$log" >&2; fail "Publishing $2 failed."; }
        say "The package source has no native runtime pack for $rid: publishing trimmed instead"
        kind="trimmed"
    fi
    if [ "$kind" = trimmed ] && ! publish_to "$@" "${trimmed[@]}"; then cat "$log" >&2; fail "Publishing $2 failed."; fi
    if grep -E 'warning (IL|AOT)' "$log" >&2; then fail "Trim or AOT warnings in $2."; fi
}

size() { echo "$(($(stat -c %s "$1" 2>/dev/null || stat -f %z "$1") / 1024 / 1024)) MB"; }

publish "$out" src/Sse.Cli
publish "$out/host" tests/Sse.Published

expected='{"comment":"hello"}
{"retry":2500}
{"type":"greeting","data":"one\ntwo","lastEventId":"7"}
{"type":"message","data":"three","lastEventId":"7"}'
actual="$(printf ': hello\nretry: 2500\nid: 7\nevent: greeting\ndata: one\ndata: two\n\ndata: three\n\ndata: unfinished' | "$out/sse" parse --retry --comments)"
[ "$actual" = "$expected" ] || fail "sse parse printed
$actual
instead of
$expected"

# Nothing listens there: connecting, the message and the exit code work.
code=0
"$out/sse" tail http://127.0.0.1:9/ --retries 1 2>"$log" || code=$?
[ "$code" -eq 1 ] && grep -q '^sse: ' "$log" || { cat "$log" >&2; fail "sse tail ended with $code instead of 1."; }

code=0
"$out/sse" watch http://127.0.0.1:9/ --retries 1 2>"$log" || code=$?
[ "$code" -eq 1 ] && grep -q '^sse: Gave up' "$log" || { cat "$log" >&2; fail "sse watch ended with $code instead of 1."; }

code=0
"$out/sse" bench http://127.0.0.1:9/ -c 2 --retries 1 --json >"$log" || code=$?
[ "$code" -eq 1 ] && grep -q '"connections":2,"opened":0,.*"refused":2' "$log" || { cat "$log" >&2; fail "sse bench ended with $code instead of 1."; }

say "sse ($kind, $(size "$out/sse")) reads a stream"

seen="$("$out/host/Sse.Published")"
grep -qx 'bulk.finished' <<<"$seen" && [ "$(tail -n 1 <<<"$seen")" = 'Warned: {"rows":10}' ] || fail "The host and its client printed
$seen"
say "A host and a client ($kind, $(size "$out/host/Sse.Published")) run a workflow and watch it"
