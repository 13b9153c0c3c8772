#!/bin/sh
# Exports the built-in glossary in every format into the present folder: export_glossary.sh NTRANS
set -eu
for file in all.csv all.tbx all.tbx3 all.dct all.xlsx all.ods all.tmx all.utx all.xliff2.xlf; do
    "$1" glossary export --glossary glossary.db --lossy -o "$file" 2>"$file.lost"
done
"$1" glossary export --glossary glossary.db --profile omegat --lossy -o all.utf8 2>all.utf8.lost
for file in names.tbx names.tbx3 names.dct; do
    "$1" glossary export --glossary glossary.db --names -o "$file"
done
