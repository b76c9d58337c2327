-- Who of staff has seen what is hidden of a person (docs/persons.md), and why: told to that person.
CREATE TABLE person_disclosure (
    id            INTEGER NOT NULL PRIMARY KEY,
    evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
    staff_id      INTEGER NOT NULL REFERENCES staff (id),
    unit_id       TEXT NOT NULL REFERENCES unit (id), -- of the member, then
    what          TEXT NOT NULL CHECK (what <> ''),
    reason        TEXT NOT NULL, -- empty where the person allows it
    salt          BLOB CHECK (length(salt) = 32), -- of the journal's commitment to the reason; goes with it
    at            INTEGER NOT NULL
) STRICT;

CREATE INDEX person_disclosure_evaluation ON person_disclosure (evaluation_id, id);
