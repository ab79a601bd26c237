#!/usr/bin/env bash
# Starts a PostgreSQL of its own, two nodes and nginx before them; starts a countdown on one node and watches it on the other, over nginx.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
export PATH="$PATH:/usr/sbin"
require nginx nginx

database="$("$repository/eng/postgres.sh" start)"
folder="$(sed -n 's/^# //p' <<<"$database")"
trap 'cleanup; "$repository/eng/postgres.sh" stop "$folder"' EXIT
store="$(tail -n 1 <<<"$database")"

a="127.0.0.1:$(free_port)" b="127.0.0.1:$(free_port)" front="127.0.0.1:$(free_port)"
serve "http://$a" 04-two-nodes/node.cs --node a --store "$store"
serve "http://$b" 04-two-nodes/node.cs --node b --store "$store"

configure() { sed "s|WORK|$work|g; s|NODE_A|$a|; s|NODE_B|$b|; s|LISTEN|$front|" 04-two-nodes/nginx.conf; }
configure >"$work/nginx.conf"
nginx -p "$work" -c "$work/nginx.conf" 2>"$work/nginx.log" &
nginx=$!
servers+=("$nginx")
until curl -s -o /dev/null "http://$front/workflows"; do
    kill -0 "$nginx" 2>/dev/null || { cat "$work/nginx.log" >&2; fail "nginx did not start."; }
    sleep 0.1
done

curl -sf -X PUT "http://$a/countdowns/7" >/dev/null
for node in "http://$b" "http://$front" "http://$front"; do
    curl -sfN --max-time 30 -D "$work/headers" "$node/workflows/7/events" >"$work/events"
    grep -q '"outcome":"succeeded"' "$work/events" || fail "$node did not show the end."
    say "$(grep -c '^id: ' "$work/events") events from $node, served by node $(sed -nE 's/^X-Node: (.)\r?$/\1/p' "$work/headers")"
done
