#!/usr/bin/env bash
# Publishes the sse command, and a minimal host with its client, ahead of time (eng/publish.sh), and runs what comes out.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

require_dotnet
out="$repository/artifacts/aot"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT

size() { echo "$(($(stat -c %s "$1" 2>/dev/null || stat -f %z "$1") / 1024 / 1024)) MB"; }

kind="$(eng/publish.sh src/Sse.Cli "$out" | tail -n 1)"
eng/publish.sh tests/Sse.Published "$out/host" >/dev/null

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
