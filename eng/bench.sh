#!/usr/bin/env bash
# Speed and memory. Without arguments (or "full"): every mark, then the longer tables as Markdown in artifacts/benchmarks.
# bench.sh marks [FILTER]   every claim in short form, one line each; exit code 1 when one is not reached
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

require_dotnet
program=benchmarks/Sse.Benchmarks
results=artifacts/benchmarks

say "Building"
dotnet build "$program" -c Release -v quiet >&2
run=(dotnet "$program/bin/Release/net10.0/Sse.Benchmarks.dll")

if [ "${1:-full}" != full ]; then
    exec "${run[@]}" "$@"
fi

outcome=0
"${run[@]}" full "$results" || outcome=$?

# The reader that browsers' polyfills and AI clients use, over the very same bytes; nothing of it is kept in the repository.
if command -v npm >/dev/null 2>&1; then
    npm install --prefix "$results" --no-save --no-package-lock --silent eventsource-parser@3 >&2 \
        && node benchmarks/eventsource-parser.mjs "$results" >>"$results/reading.md"
fi

cat "$results/reading.md"
exit "$outcome"
