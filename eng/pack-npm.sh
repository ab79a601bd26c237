#!/usr/bin/env bash
# Packs src/sse-workflow-js for npm into a folder (default: artifacts/packages): with the licence, and with links that lead to REPOSITORY_URL
# at this version, since the repository is not where the reader of the package is. Without that variable, the remote "origin" is used if it is an
# https address; otherwise the links stay as they are.
#
#   eng/pack-npm.sh [FOLDER]
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

require npm npm
folder="${1:-$repository/artifacts/packages}"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
url="${REPOSITORY_URL:-$(git remote get-url origin 2>/dev/null || true)}"
url="${url%.git}"

staged="$(mktemp -d)"
trap 'rm -rf "$staged"' EXIT
cp -r src/sse-workflow-js/{package.json,README.md,src,types} LICENSE "$staged"
cd "$staged"
version="$(npm pkg get version | tr -d '"')"
case "$url" in
    https://*)
        npm pkg set repository.type=git "repository.url=git+$url.git" repository.directory=src/sse-workflow-js "homepage=$url"
        root="$url/blob/v$version"
        sed -E -e "s#\]\(\.\./\.\./#]($root/#g" -e "s#\]\((src|types)#]($root/src/sse-workflow-js/\1#g" README.md >packed.md
        mv packed.md README.md
        ;;
    *) say "No public address of the repository is known: the package carries none." ;;
esac

say "Packing sse-workflow"
npm pack --silent --pack-destination "$folder"
