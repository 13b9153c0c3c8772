#!/bin/sh
# Makes a folder anew, copies files into it, and runs a command there: in_fresh.sh FOLDER FILE… -- COMMAND…
set -eu
folder=$1
shift
rm -rf "$folder"
mkdir -p "$folder"
while [ "$1" != -- ]; do
    cp "$1" "$folder"
    shift
done
shift
cd "$folder"
exec "$@"
