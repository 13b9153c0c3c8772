-- A full-text index over all forms, for find: rowid is the entry. Diacritics do not count.
CREATE VIRTUAL TABLE search USING fts5 (nl, en, other, detail = column, tokenize = 'unicode61 remove_diacritics 2');

INSERT INTO search (rowid, nl, en, other)
SELECT id,
       coalesce((SELECT group_concat(text, ' ; ') FROM term WHERE entry = id AND lang = 'nl'), ''),
       coalesce((SELECT group_concat(text, ' ; ') FROM term WHERE entry = id AND lang = 'en'), ''),
       coalesce((SELECT group_concat(text, ' ; ') FROM term WHERE entry = id AND lang <> 'nl' AND lang <> 'en'), '')
FROM entry;
