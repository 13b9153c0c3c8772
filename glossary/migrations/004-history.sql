-- What an entry was before each set of changes. What it was afterwards need not be kept: it is what it was before the
-- next set, or what it is now. So an import of new entries costs a few bytes a row, and undoing is putting back.
CREATE TABLE history (
    change_set INTEGER NOT NULL REFERENCES change_set,
    entry INTEGER NOT NULL, -- its number, which it keeps when it is gone
    before TEXT,            -- as JSON; null: the set made it
    PRIMARY KEY (change_set, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX history_of_entry ON history (entry, change_set);

INSERT OR IGNORE INTO history (change_set, entry, before)
SELECT change_set, json_extract(coalesce(before, after), '$.id'), before FROM change ORDER BY id;

DROP TABLE change;

-- A set may undo another; what is undone holds no more, until its undoing is undone.
ALTER TABLE change_set ADD COLUMN undoes INTEGER REFERENCES change_set;
ALTER TABLE change_set ADD COLUMN undone INTEGER NOT NULL DEFAULT 0;

-- The number that a removed entry had, to find its history by.
ALTER TABLE removed ADD COLUMN entry INTEGER NOT NULL DEFAULT 0;

UPDATE removed SET entry = coalesce((SELECT h.entry FROM history h
                                     WHERE h.change_set = removed.change_set
                                       AND json_extract(h.before, '$.uid') = removed.uid), 0);

-- Contents of other copies of an entry (digests of them) that this copy has taken in or decided against: what a later
-- merge need not ask about again.
CREATE TABLE seen (
    uid TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (uid, digest)
) STRICT, WITHOUT ROWID;

-- All terms of an entry in one text, for filling a lexicon: a hundred thousand entries are read so in a quarter of the
-- time that their terms take row by row. Fields end with U+001F, terms with U+001E, neither of which a text may hold:
-- language, text, key (empty: as the text), part of speech, status (empty: preferred), case rule (empty: ignore), note.
ALTER TABLE entry ADD COLUMN forms TEXT NOT NULL DEFAULT '';

UPDATE entry SET forms = coalesce(
    (SELECT group_concat(lang || char(31) || text || char(31) || iif(folded = text, '', folded) || char(31) || pos ||
                         char(31) || iif(status = 'preferred', '', status) || char(31) ||
                         iif(case_rule = 'ignore', '', case_rule) || char(31) || note || char(31) || char(30), '')
     FROM (SELECT * FROM term WHERE term.entry = entry.id ORDER BY lang <> 'nl', lang <> 'en', lang, position)), '');

-- The full-text index no longer keeps a copy of what it indexes.
DROP TABLE search;

CREATE VIEW entry_words (id, nl, en, other) AS
SELECT id,
       coalesce((SELECT group_concat(text, ' ; ') FROM term WHERE entry = id AND lang = 'nl'), ''),
       coalesce((SELECT group_concat(text, ' ; ') FROM term WHERE entry = id AND lang = 'en'), ''),
       coalesce((SELECT group_concat(text, ' ; ') FROM term WHERE entry = id AND lang <> 'nl' AND lang <> 'en'), '')
FROM entry;

CREATE VIRTUAL TABLE search USING fts5 (nl, en, other, content = 'entry_words', content_rowid = 'id', detail = column,
                                        tokenize = 'unicode61 remove_diacritics 2');

INSERT INTO search (search) VALUES ('rebuild');
