#!/bin/sh
# Installs the npm packages that the consumer tests run, in build/consumers of the source tree or in the folder given
# (CMake: CONSUMERS_DIR). Debian's packages are .ci/packages' affair.
set -eu
cd "$(dirname "$0")/../.."
folder=${1:-build/consumers}

if [ -d "$folder/node_modules/xliff" ]; then exit 0; fi
if ! command -v npm >/dev/null; then
    echo "install_consumers: npm is not there" >&2
    exit 1
fi
mkdir -p "$folder"
npm install --prefix "$folder" --no-audit --no-fund --loglevel=error xliff@6.4.0
