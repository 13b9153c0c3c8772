-- What one client wants: whose glossaries come first, and how the English is written.
CREATE TABLE client (
    name TEXT PRIMARY KEY,
    glossaries TEXT NOT NULL DEFAULT '',  -- paths parted by ':', the first wins; '': this glossary
    domain TEXT NOT NULL DEFAULT '',
    house INTEGER NOT NULL DEFAULT 0,     -- of foreign names: 1 press, 2 bgn, 3 wikipedia; 0: as the glossary says
    target_lang TEXT NOT NULL DEFAULT '', -- 'en-GB' or 'en-US'
    changed_at INTEGER NOT NULL,          -- seconds since 1970, UTC
    changed_by INTEGER NOT NULL REFERENCES author,
    CHECK (name <> '')
) STRICT, WITHOUT ROWID;

-- What an abbreviation was before each set of changes, as `history` has it for entries.
CREATE TABLE abbreviation_history (
    change_set INTEGER NOT NULL REFERENCES change_set,
    form TEXT NOT NULL,
    class TEXT, -- null: the set made it
    meaning TEXT,
    PRIMARY KEY (change_set, form)
) STRICT, WITHOUT ROWID;
