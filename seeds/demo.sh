#!/bin/sh
# Shows what ntrans does with an article: sh seeds/demo.sh PROGRAM
set -eu
ntrans=$(realpath "$1")
article=$(realpath "$(dirname "$0")/oekraine.txt")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp "$article" "$scratch/"
cd "$scratch"
export NTRANS_GLOSSARY="$scratch/glossary.db"

"$ntrans" prep oekraine.txt --to xliff --to jsonl
echo
ls -l oekraine.nl-en.xlf | awk '{ print "Written: " $NF ", " $5 " bytes: open it in any CAT tool." }'
echo
head -n 12 oekraine.nl-en.xlf
