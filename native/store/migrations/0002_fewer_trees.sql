-- Each row of these stood in a table and in an index or two. One tree is fewer pages to read, to
-- log and to sync. Nobody needs two indexes of evaluation:
-- evaluations are listed in the order in which they were stored.

CREATE TABLE new_code (
    code            TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 17),
    module          TEXT NOT NULL CHECK (module IN ('law_enforcement', 'service', 'accident_handling', 'driving_test')),
    unit_id         TEXT NOT NULL REFERENCES unit (id),
    document_type   TEXT NOT NULL, -- this and the number are empty for a code at a place
    document_number TEXT NOT NULL,
    handled_at      INTEGER,
    place           TEXT NOT NULL,
    officers        TEXT NOT NULL, -- for the unit that verifies; never shown to who holds the code
    created_at      INTEGER NOT NULL,
    revoked_at      INTEGER,
    CHECK ((document_type = '') = (document_number = ''))
) STRICT, WITHOUT ROWID;

INSERT INTO new_code SELECT * FROM code;
DROP TABLE code;
ALTER TABLE new_code RENAME TO code;
CREATE INDEX code_unit ON code (unit_id);

CREATE TABLE new_evaluation_situation (
    evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
    situation     TEXT NOT NULL CHECK (situation <> ''),
    position      INTEGER NOT NULL CHECK (position >= 0), -- as they were sent, from 0
    PRIMARY KEY (evaluation_id, situation)
) STRICT, WITHOUT ROWID;

INSERT INTO new_evaluation_situation (evaluation_id, situation, position)
SELECT evaluation_id, situation, position FROM evaluation_situation;
DROP TABLE evaluation_situation;
ALTER TABLE new_evaluation_situation RENAME TO evaluation_situation;

DROP INDEX evaluation_code;
DROP INDEX evaluation_received;
