-- Title and text of an article with plain letters: "valvula" finds "válvula".
ALTER TABLE articles ADD COLUMN folded text NOT NULL DEFAULT '';
