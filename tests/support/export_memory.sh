#!/bin/sh
# Fills a translation memory, and makes of it what other programs read: export_memory.sh NTRANS, in an empty folder.
set -eu
ntrans=$1
cat > oud.tsv <<'END'
nl	en
De minister opent de brug.	The minister opens the bridge.
Het kost € 3.200,50 & meer.	It costs €3,200.50 & more.
De trein van 12 uur is te laat.	The 12 o'clock train is late.
"Zo <is> het", zei Tsjoepik.	"That's <how> it is", said Chupik.
END
"$ntrans" tm import --quiet --tm memory.db oud.tsv
"$ntrans" tm export --tm memory.db -o memory.tmx
cat > nieuw.txt <<'END'
De minister opent de brug. De trein van 15 uur is te laat.

Dit is heel anders. Het kost € 3.200,50 & meer.
END
"$ntrans" prep --quiet --glossary glossary.db --tm memory.db --to xliff --to xliff2 nieuw.txt
cp nieuw.txt taken.txt
"$ntrans" prep --quiet --glossary glossary.db --tm memory.db --to xliff --to xliff2 --pretranslate 75 taken.txt
