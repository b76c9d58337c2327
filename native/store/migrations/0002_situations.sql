-- One tree instead of three: each row was stored in a table and two indexes.

ALTER TABLE evaluation_situation RENAME TO evaluation_situation_before;

CREATE TABLE evaluation_situation (
    evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
    situation     TEXT NOT NULL CHECK (situation <> ''),
    position      INTEGER NOT NULL CHECK (position >= 0), -- as they were sent, from 0
    PRIMARY KEY (evaluation_id, situation)
) STRICT, WITHOUT ROWID;

INSERT INTO evaluation_situation (evaluation_id, situation, position)
SELECT evaluation_id, situation, position FROM evaluation_situation_before;

DROP TABLE evaluation_situation_before;
