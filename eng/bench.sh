#!/usr/bin/env bash
# Speed and memory. Without arguments (or "full"): every mark, then the longer tables, written as Markdown to artifacts/benchmarks.
# bench.sh marks [FILTER]   every claim in short form, one line each; exit code 1 when one is not reached
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

require_dotnet
program=benchmarks/Sse.Benchmarks

say "Building"
dotnet build "$program" -c Release -v quiet >&2

exec dotnet "$program/bin/Release/net10.0/Sse.Benchmarks.dll" "${@:-full}"
