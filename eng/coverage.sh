#!/usr/bin/env bash
# Runs the tests and measures which lines and branches of the packages they reach. Prints a table as Markdown; what no test reached is in
# artifacts/coverage/uncovered.txt.
#
#   eng/coverage.sh [PROJECT…]     names of projects under tests, such as Sse.Client.Tests; all of them by default
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

require_dotnet
require node nodejs
results="$repository/artifacts/coverage"
rm -rf "$results" && mkdir -p "$results"
[ $# -gt 0 ] || set -- tests/*.Tests

dotnet restore eng/coverage.csproj -v quiet >&2
collector="$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')coverlet.collector/8.0.1/build/net8.0"
framework="$(dotnet --list-runtimes | sed -nE 's/^Microsoft\.AspNetCore\.App (10\.[^ ]+) \[(.*)\]$/\2\/\1/p' | tail -n 1)"

# The collector leaves an assembly out, without a word, when it cannot find one that it refers to, and it does not look where the framework of a
# referenced project is. So the framework lies beside the tests while they are measured; what runs is not these copies (deps.json does not name them).
borrowed=()
give_back() { [ "${#borrowed[@]}" -eq 0 ] || rm -f "${borrowed[@]}"; borrowed=(); }
trap give_back EXIT
borrow_framework() {
    local file
    for file in "$framework"/*.dll; do
        [ -e "$1/${file##*/}" ] && continue
        cp "$file" "$1"
        borrowed+=("$1/${file##*/}")
    done
}

for project in "${@##*/}"; do
    say "$project"
    # Debug: what Release builds says about its sources holds on any machine, so on none does the collector find them.
    dotnet build "tests/$project" -v quiet --nologo -p:RunAnalyzers=false >&2
    borrow_framework "$repository/tests/$project/bin/Debug/net10.0"
    dotnet test "tests/$project" --no-build --nologo -v quiet --results-directory "$results/$project" \
        --test-adapter-path "$collector" --collect "XPlat Code Coverage" >&2 \
        -- DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Include='[Sse.*]*,[sse]*' \
        DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Exclude='[Sse.*.Tests]*' \
        DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.ExcludeByAttribute=GeneratedCodeAttribute \
        || say "$project has failures; what it reached still counts"
    give_back
done
node eng/coverage.mjs "$results"
