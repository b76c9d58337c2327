-- What is told to people (docs/notices.md): a row is written in the transaction that causes it, and sent later. What is
-- in it besides number, unit, day and address is nothing.
CREATE TABLE notice (
    id            INTEGER NOT NULL PRIMARY KEY,
    message_id    BLOB NOT NULL UNIQUE CHECK (length(message_id) = 16), -- random; the same however often it is handed over
    kind          TEXT NOT NULL CHECK (kind <> ''),
    evaluation_id INTEGER REFERENCES evaluation (id), -- NULL: a digest
    person_id     INTEGER REFERENCES person (id), -- who reads it; NULL: staff
    unit_id       TEXT REFERENCES unit (id), -- of staff who read it
    role          TEXT, -- those who have it, but for the one with this badge number; NULL: the one with this badge number
    badge         TEXT,
    about_unit_id TEXT REFERENCES unit (id), -- that it names
    due_date      TEXT, -- that it names
    made_at       INTEGER NOT NULL,
    state         TEXT NOT NULL CHECK (state <> ''),
    channel       TEXT, -- that it was given; NULL: none yet, or nothing was sent
    tries         INTEGER NOT NULL CHECK (tries >= 0),
    next_try_at   INTEGER, -- NULL: it has ended
    lease_owner   TEXT, -- who is handing it over, until then
    lease_until   INTEGER,
    ended_at      INTEGER,
    problem       TEXT NOT NULL, -- of the last try, for the operator; empty: none
    CHECK ((person_id IS NULL) <> (unit_id IS NULL)),
    CHECK ((lease_owner IS NULL) = (lease_until IS NULL)),
    CHECK ((next_try_at IS NULL) = (ended_at IS NOT NULL))
) STRICT;

CREATE INDEX notice_due ON notice (next_try_at, id) WHERE next_try_at IS NOT NULL;
CREATE INDEX notice_lease ON notice (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX notice_person ON notice (person_id, ended_at) WHERE person_id IS NOT NULL;
CREATE INDEX notice_evaluation ON notice (evaluation_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX notice_digest ON notice (badge, made_at) WHERE kind = 'digest';
CREATE INDEX notice_ended ON notice (ended_at) WHERE ended_at IS NOT NULL AND person_id IS NULL;

-- Who of staff was sent one.
CREATE TABLE notice_reader (
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    sent_at   INTEGER NOT NULL,
    notice_id INTEGER NOT NULL REFERENCES notice (id),
    PRIMARY KEY (staff_id, sent_at, notice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_reader_notice ON notice_reader (notice_id);
