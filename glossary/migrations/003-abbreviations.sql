-- Abbreviations that users added for the segmenter. A form that is built in too is what its row here says.
CREATE TABLE abbreviation (
    form TEXT PRIMARY KEY,            -- with its dot: 'Stcrt.'
    class TEXT NOT NULL,
    meaning TEXT NOT NULL DEFAULT '',
    changed_at INTEGER NOT NULL,      -- seconds since 1970, UTC
    changed_by INTEGER NOT NULL REFERENCES author,
    CHECK (form <> ''),
    CHECK (class = 'never' OR class = 'number' OR class = 'maybe')
) STRICT, WITHOUT ROWID;
