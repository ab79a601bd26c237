#!/usr/bin/env bash
# Reads a part of a stream, kills the server as hard as it goes, starts it again, and reads on from the last id: nothing is missing, nothing
# comes twice, and the countdown that died with its process is told to be abandoned.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

address="http://127.0.0.1:$(free_port)"
store="$work/workflows.db"

serve "$address" 03-resume.cs --store "$store"
curl -sf -X PUT "$address/countdowns/7" >/dev/null
curl -sN --max-time 3 "$address/workflows/7/events" >"$work/before" || true

# What was cut off in the middle of an event does not count: the last id that is followed by a blank line.
last="$(awk '/^id: /{ id = $2 } /^$/{ if (id) last = id } END { print last }' "$work/before")"
say "Killed after $last"
kill -9 "$server"
wait "$server" 2>/dev/null || true

serve "$address" 03-resume.cs --store "$store"
curl -sfN --max-time 30 -H "Last-Event-ID: $last" "$address/workflows/7/events" >"$work/after"

ids() { grep -h '^id: ' "$@" | sed 's/.*-//'; }
first="$(ids "$work/after" | head -n 1)"
[ "$first" -eq $((${last##*-} + 1)) ] || fail "The rest begins with event $first instead of the one after $last."
grep -q 'event: stream.gap' "$work/after" && fail "Something is missing."
grep -q '"outcome":"abandoned"' "$work/after" || fail "Nobody ended the countdown."
say "Resumed with event $first; the countdown ended as abandoned"
