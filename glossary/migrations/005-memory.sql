-- The translation memory: Dutch with the English that somebody made of it.
CREATE TABLE memory_document (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- A pair. The same source, target and neighbours are one pair, however often they are imported.
CREATE TABLE memory (
    id INTEGER PRIMARY KEY AUTOINCREMENT,    -- what users see; never used twice, for memory_gram knows pairs by it
    source_hash INTEGER NOT NULL,            -- of the source with its codes
    target_hash INTEGER NOT NULL,
    before INTEGER NOT NULL,                 -- the source_hash of the source before it in the document; 0: unknown
    behind INTEGER NOT NULL,
    state INTEGER NOT NULL,                  -- 0 new, 1 translated, 2 reviewed, 3 final
    confidence INTEGER NOT NULL,             -- 1 to 1000, of a pair that was aligned; 0: of one that was not
    origin TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES memory_document,
    created_at INTEGER NOT NULL,             -- seconds since 1970, UTC
    created_by INTEGER NOT NULL REFERENCES author,
    changed_at INTEGER NOT NULL,
    source_lang TEXT NOT NULL,               -- BCP 47
    target_lang TEXT NOT NULL,
    source TEXT NOT NULL,
    source_codes TEXT NOT NULL DEFAULT '',   -- inline codes: place, kind, number and data of each
    target TEXT NOT NULL,
    target_codes TEXT NOT NULL DEFAULT '',
    CHECK (source <> ''),
    CHECK (target <> ''),
    CHECK (origin = 'file' OR origin = 'tool' OR origin = 'align' OR origin = 'fill')
) STRICT;

CREATE INDEX memory_source ON memory (source_hash, target_hash, before, behind);

-- In which pairs a gram (see src/gloss/memory_gram.h) occurs: their numbers ascending, each as its distance from the
-- one before, with the class of the text's length. key: the gram, then the number of the row in its last 20 bits.
CREATE TABLE memory_gram (
    key INTEGER PRIMARY KEY,
    count INTEGER NOT NULL, -- of numbers in the row
    last INTEGER NOT NULL,  -- the last of them
    ids BLOB NOT NULL
) STRICT;
