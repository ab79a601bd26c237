#!/usr/bin/env bash
# Runs every sample and looks at what it does.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

check_hello_and_client() {
    local address; address="http://127.0.0.1:$(free_port)"
    serve "$address" 01-hello.cs
    local client; client="$(build 02-client.cs)"
    dotnet "$client" "$address/countdowns" >"$work/client" &
    local watching=$!
    curl -sfN --max-time 60 -X POST -H 'Accept: text/event-stream' "$address/countdowns" >"$work/hello"
    grep -q '^event: workflow.finished' "$work/hello" || fail "01-hello did not come to its end."
    wait "$watching" || fail "02-client failed."
    [ "$(tail -n 1 "$work/client")" = Succeeded ] || { cat "$work/client" >&2; fail "02-client did not see the end."; }
    say "01-hello, 02-client: watched to the end"
}

check_razor() {
    local address page; address="http://127.0.0.1:$(free_port)"
    serve "$address" 05-razor
    token="$(curl -sf -c "$work/cookies" "$address/" | sed -nE 's/.*__RequestVerificationToken.* value="([^"]*)".*/\1/p')"
    page="$(curl -sfL -b "$work/cookies" --data-urlencode "__RequestVerificationToken=$token" "$address/")"
    stream="$(sed -nE "s/.*EventSource\('([^']*)'\).*/\1/p" <<<"$page")"
    [[ "$stream" == /workflows/*'?after='*-* ]] || fail "05-razor did not render a position: $stream"
    curl -sfN --max-time 60 "$address$stream" >"$work/razor"
    grep -q '^event: workflow.finished' "$work/razor" || fail "05-razor's stream did not come to its end."
    say "05-razor: rendered, then live from ${stream##*=}"
}

check_hello_and_client
check_razor
./03-resume.sh
if command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ]; then ./04-two-nodes/run.sh; fi
