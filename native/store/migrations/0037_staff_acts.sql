-- What somebody of staff did that is no step of a case (docs/administration.md, docs/audit.md). Rows are only added; each
-- has a line in the journal.
CREATE TABLE staff_act (
    id        INTEGER NOT NULL PRIMARY KEY,
    staff_id  INTEGER REFERENCES staff (id), -- NULL: the operator, by hand
    second_id INTEGER REFERENCES staff (id), -- who confirmed it
    at        INTEGER NOT NULL,
    what      TEXT NOT NULL CHECK (what <> ''),
    unit_id   TEXT NOT NULL REFERENCES unit (id), -- whose matter it is
    subject   TEXT NOT NULL, -- a badge number, a unit, a receipt number, a version; may be empty
    facts     TEXT NOT NULL, -- what changed, as words
    amount    INTEGER CHECK (amount >= 0), -- rows of a file, cases that were moved
    salt      BLOB NOT NULL CHECK (length(salt) = 32) -- of the journal's commitment
) STRICT;

CREATE INDEX staff_act_at ON staff_act (at, id);
CREATE INDEX staff_act_staff ON staff_act (staff_id, at, id);
CREATE INDEX staff_act_subject ON staff_act (subject, at, id) WHERE subject <> '';

-- What an administrator wants and a second one has to confirm.
CREATE TABLE admin_change (
    id           INTEGER NOT NULL PRIMARY KEY,
    what         TEXT NOT NULL CHECK (what <> ''),
    subject      TEXT NOT NULL CHECK (subject <> ''), -- the badge number of the account that it is about, as written
    subject_key  TEXT NOT NULL, -- the same, as badges are compared
    unit_id      TEXT NOT NULL REFERENCES unit (id), -- of that account
    wanted       TEXT NOT NULL, -- as JSON
    facts        TEXT NOT NULL, -- the same as words
    asked_by     INTEGER NOT NULL REFERENCES staff (id),
    asked_at     INTEGER NOT NULL,
    decided_by   INTEGER REFERENCES staff (id),
    decided_at   INTEGER,
    is_confirmed INTEGER,
    CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (is_confirmed IS NULL))
) STRICT;

-- One at a time.
CREATE UNIQUE INDEX admin_change_waiting ON admin_change (subject_key) WHERE decided_at IS NULL;
