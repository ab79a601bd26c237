#!/usr/bin/env bash
# Runs the tests and measures which lines and branches of the packages they reach. Prints a table as Markdown.
#
#   eng/coverage.sh [PROJECT…]     names of projects under tests, such as Sse.Client.Tests; all of them by default
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

require_dotnet
require node nodejs
configuration="${CONFIGURATION:-Release}"
results="$repository/artifacts/coverage"
rm -rf "$results"
[ $# -gt 0 ] || set -- $(ls -d tests/*.Tests | xargs -n 1 basename)

dotnet restore eng/coverage.csproj -v quiet >&2
collector="$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')coverlet.collector/8.0.1/build/net8.0"

for project in "$@"; do
    say "$project"
    dotnet test "tests/$project" -c "$configuration" --nologo -v quiet --results-directory "$results/$project" \
        --test-adapter-path "$collector" --collect "XPlat Code Coverage" >&2 \
        -- DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Include='[Sse.*]*' \
        DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Exclude='[Sse.*.Tests]*' \
        DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.ExcludeByAttribute=GeneratedCodeAttribute \
        || say "$project has failures; what it reached still counts"
done
node eng/coverage.mjs "$results"
