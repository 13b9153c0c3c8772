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

bold='' plain=''
if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); fi

heading() {
    printf '\n%s%s%s\n' "$bold" "$1" "$plain"
}

heading '$ ntrans prep oekraine.txt --to xliff --to tsv'
"$ntrans" prep oekraine.txt --to xliff --to tsv
ls -l oekraine.nl-en.* | awk '{ print $NF ": " $5 " bytes" }'

heading 'Segments, and the draft of each (Dutch where ntrans knows nothing better):'
awk -F '\t' 'NR > 1 && NR < 10 { printf "%-5s nl  %s\n      en  %s\n", $1, $2, $3 }' oekraine.nl-en.tsv

heading 'What stays untouched:'
awk -F '\t' '$6 == "no" { printf "%-5s %s  %s\n", $1, $5, $2 }' oekraine.nl-en.tsv

heading '$ ntrans names find oekraine.txt'
"$ntrans" names find oekraine.txt | grep -v 'unchanged' | head -n 14

heading '$ ntrans prep oekraine.txt --explain      (one segment of it)'
"$ntrans" prep oekraine.txt --to tsv --output /dev/null --force --quiet --explain 2>&1 | sed -n '/^p2s2 /,/^p3s0 /p' | sed '$d'

heading 'The file for your CAT tool, oekraine.nl-en.xlf, one unit:'
sed -n '/<trans-unit id="p2s2"/,/<\/trans-unit>/p' oekraine.nl-en.xlf
