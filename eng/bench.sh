#!/usr/bin/env bash
# Speed and memory. Without arguments (or "full"): every mark, then the longer tables as Markdown, all of them also in artifacts/benchmarks.
# bench.sh smoke            one mark of each group once, to see that it runs; takes seconds.
# bench.sh marks [FILTER]   every claim in short form, one line each; exit code 1 when one is not reached. "fanout" names those over real sockets.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

require_dotnet
program=benchmarks/Sse.Benchmarks
fanout=benchmarks/Sse.FanOut
results=artifacts/benchmarks

say "Building"
dotnet build "$program" -c Release -v quiet >&2
dotnet build "$fanout" -c Release -v quiet >&2
run=(dotnet "$program/bin/Release/net10.0/Sse.Benchmarks.dll")
run_fanout=("$fanout/bin/Release/net10.0/Sse.FanOut")

# Both programs get the filter. 2 is what one answers that has no such mark; it counts only when the other has none either.
marks() {
    local first=0 second=0
    "${run[@]}" marks "$@" 2> >(grep -v '^No mark' >&2) || first=$?
    "${run_fanout[@]}" marks "$@" 2> >(grep -v '^No mark' >&2) || second=$?
    [ "$first$second" != 22 ] || fail "No mark's group and name contain '$*'."
    for code in "$first" "$second"; do
        case "$code" in 0 | 2) ;; *) return "$code" ;; esac
    done
}

case "${1:-full}" in
    full) ;;
    marks) shift; marks "$@"; exit ;;
    *) exec "${run[@]}" "$@" ;;
esac

mkdir -p "$results"
outcome=0
"${run[@]}" full "$results" | tee "$results/marks.txt" || outcome=$?
"${run_fanout[@]}" marks | tee -a "$results/marks.txt" || outcome=$?
"${run_fanout[@]}" table >"$results/fan-out.md"

if command -v node >/dev/null 2>&1; then node benchmarks/chart.mjs "$results/fan-out.md" >"$results/fan-out.svg"; fi

# The reader that browsers' polyfills and AI clients use, over the very same bytes; nothing of it is kept in the repository.
if command -v npm >/dev/null 2>&1; then
    npm install --prefix "$results" --no-save --no-package-lock --silent eventsource-parser@3 >&2 \
        && node benchmarks/eventsource-parser.mjs "$results" >>"$results/reading.md"
fi

cat "$results/reading.md" "$results/fan-out.md"
exit "$outcome"
