-- What is kept, and for how long (docs/persons.md). The words of an evaluation and of its case, name and position go
-- together; NULL: they are still there.
ALTER TABLE evaluation ADD COLUMN words_erased_at INTEGER;

-- A lead has said that nothing of it goes.
CREATE TABLE evaluation_hold (
    evaluation_id INTEGER NOT NULL PRIMARY KEY REFERENCES evaluation (id),
    staff_id      INTEGER NOT NULL REFERENCES staff (id),
    reason        TEXT NOT NULL CHECK (reason <> ''),
    at            INTEGER NOT NULL
) STRICT;

CREATE INDEX person_erasure ON person (erasure_asked_at) WHERE erasure_asked_at IS NOT NULL AND phone_digest IS NOT NULL;
