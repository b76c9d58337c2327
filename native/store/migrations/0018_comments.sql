-- What citizens say who ask for no reply: words with an evaluation that opens no case. Its unit takes note of it or adopts
-- it, once.
CREATE TABLE comment (
    evaluation_id INTEGER NOT NULL PRIMARY KEY REFERENCES evaluation (id),
    unit_id       TEXT NOT NULL REFERENCES unit (id), -- of its code
    outcome       TEXT CHECK (outcome IN ('noted', 'adopted')), -- NULL: nobody has answered yet; so are the next three
    answered_at   INTEGER,
    answered_by   INTEGER REFERENCES staff (id),
    words         TEXT CHECK (words <> ''), -- for the citizen; NULL too when nothing was said
    salt          BLOB CHECK (length(salt) = 32), -- of the journal's commitment to them; goes with them
    CHECK ((outcome IS NULL) = (answered_at IS NULL) AND (outcome IS NULL) = (answered_by IS NULL)),
    CHECK ((words IS NULL) = (salt IS NULL) AND (words IS NULL OR outcome IS NOT NULL))
) STRICT;

INSERT INTO comment (evaluation_id, unit_id)
SELECT id, unit_id FROM evaluation WHERE satisfaction <> 'dissatisfied' AND statement <> '';

-- A unit's, in the order of its list.
CREATE INDEX comment_unit ON comment (unit_id, evaluation_id);
