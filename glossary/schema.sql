-- The glossary database, version 1. Later versions are reached by migrations/NNN-*.sql, each in one transaction that
-- also sets PRAGMA user_version to NNN; a new database goes the same way. Shaped as TBX (ISO 30042) has it: an entry is
-- one concept, it has language sections, and these have terms. A name is an entry too: its Dutch forms, its English
-- forms and its original are the terms of three languages. So history, search and exchange exist once for both.

PRAGMA application_id = 0x6e747267; -- "ntrg": a file without it is not ours

CREATE TABLE author (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- what users see; never used twice, but only this database knows it
    uid TEXT NOT NULL UNIQUE,             -- a UUID (RFC 9562): the same in every copy of the entry
    kind TEXT NOT NULL DEFAULT 'term',    -- 'term', or a kind of name
    domain TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',      -- where the translation comes from, in the user's words
    origin TEXT NOT NULL DEFAULT '',      -- of a name: the ISO 639 code of the language it comes from
    built_in TEXT NOT NULL DEFAULT '',    -- the file of glossary/ it came from; '' when a user made it
    revision INTEGER NOT NULL DEFAULT 0,  -- how often a user changed it; built-in entries are refreshed while it is 0
    created_at INTEGER NOT NULL,          -- seconds since 1970, UTC
    created_by INTEGER NOT NULL REFERENCES author,
    changed_at INTEGER NOT NULL,
    changed_by INTEGER NOT NULL REFERENCES author,
    CHECK (kind = 'term' OR kind = 'person' OR kind = 'place' OR kind = 'country' OR kind = 'language' OR
           kind = 'demonym' OR kind = 'adjective' OR kind = 'organisation' OR kind = 'work')
) STRICT;

-- A language section needs a row only when something is said of it as a whole.
CREATE TABLE section (
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    lang TEXT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (entry, lang)
) STRICT, WITHOUT ROWID;

-- The checks are chains of OR because IN builds a table for every row, which doubled the time of an import.
CREATE TABLE term (
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    lang TEXT NOT NULL,            -- ISO 639: 'nl', 'en', or that of a name's original
    position INTEGER NOT NULL,     -- from 0, the order in which they were given
    text TEXT NOT NULL,
    folded TEXT NOT NULL,          -- the key under which it is looked up: NFC, lower case
    pos TEXT NOT NULL DEFAULT '',
    gender TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'preferred',
    case_rule TEXT NOT NULL DEFAULT 'ignore',
    note TEXT NOT NULL DEFAULT '',
    created_at INTEGER,            -- null, all four: as the entry's, which it is for most
    created_by INTEGER REFERENCES author,
    changed_at INTEGER,
    changed_by INTEGER REFERENCES author,
    PRIMARY KEY (entry, lang, position),
    CHECK (text <> ''),
    CHECK (pos = '' OR pos = 'noun' OR pos = 'verb' OR pos = 'adj' OR pos = 'adv' OR pos = 'phrase' OR pos = 'name'),
    CHECK (gender = '' OR gender = 'm' OR gender = 'f' OR gender = 'n' OR gender = 'c'),
    CHECK (status = 'preferred' OR status = 'admitted' OR status = 'deprecated' OR status = 'forbidden'),
    CHECK (case_rule = 'ignore' OR case_rule = 'exact' OR case_rule = 'acronym')
) STRICT, WITHOUT ROWID;

CREATE INDEX term_dutch ON term (folded) WHERE lang = 'nl';

-- What was done in one transaction, by whom and when. An import is one set, so that it can be undone as one.
CREATE TABLE change_set (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    by INTEGER NOT NULL REFERENCES author,
    what TEXT NOT NULL -- 'add', 'edit', 'remove', 'import FILE', 'built-in data'
) STRICT;

-- Each entry that the set made (before is null), changed or removed (after is null), as JSON.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    change_set INTEGER NOT NULL REFERENCES change_set,
    uid TEXT NOT NULL,
    before TEXT,
    after TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

-- Entries that a user removed: neither the built-in data nor a colleague's copy may bring them back unasked.
CREATE TABLE removed (
    uid TEXT PRIMARY KEY,
    change_set INTEGER NOT NULL REFERENCES change_set
) STRICT, WITHOUT ROWID;

-- Numbers about the database itself: 'data_version', of the built-in data that it holds.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
