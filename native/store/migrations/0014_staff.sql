-- Those who answer (docs/staff.md): who they are, how they sign in, who stands in for whom.
CREATE TABLE staff (
    id            INTEGER NOT NULL PRIMARY KEY,
    badge         TEXT NOT NULL CHECK (badge <> ''), -- as it is written
    badge_key     TEXT NOT NULL UNIQUE CHECK (badge_key <> ''), -- as badges are compared (shared/units/badge_key.hpp)
    name          TEXT NOT NULL CHECK (name <> ''),
    unit_id       TEXT NOT NULL REFERENCES unit (id),
    password_hash TEXT NOT NULL, -- Argon2id, with its salt and cost
    is_one_use    INTEGER NOT NULL CHECK (is_one_use IN (0, 1)), -- the password was printed and must be changed
    file_id       BLOB NOT NULL UNIQUE CHECK (length(file_id) = 16), -- with the next two: the sealed key of the codes
    key_id        TEXT NOT NULL,
    wrapped_key   BLOB NOT NULL,
    totp_step     INTEGER NOT NULL, -- of the last code that was used; none before it is good any more
    is_disabled   INTEGER NOT NULL CHECK (is_disabled IN (0, 1))
) STRICT;

CREATE TABLE staff_role (
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    role     TEXT NOT NULL CHECK (role <> ''),
    PRIMARY KEY (staff_id, role)
) STRICT, WITHOUT ROWID;

-- Each is good once, and goes then.
CREATE TABLE staff_recovery_code (
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),
    PRIMARY KEY (staff_id, code_hash)
) STRICT, WITHOUT ROWID;

-- Whole days in China, both included.
CREATE TABLE staff_absence (
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    from_date TEXT NOT NULL,
    to_date   TEXT NOT NULL,
    deputy_id INTEGER NOT NULL REFERENCES staff (id),
    PRIMARY KEY (staff_id, from_date),
    CHECK (from_date <= to_date AND deputy_id <> staff_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_absence_deputy ON staff_absence (deputy_id, to_date);

CREATE TABLE staff_session (
    id         INTEGER NOT NULL PRIMARY KEY,
    staff_id   INTEGER NOT NULL REFERENCES staff (id),
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    began_at   INTEGER NOT NULL,
    used_at    INTEGER NOT NULL, -- to a minute
    source     TEXT NOT NULL, -- the address it began from
    has_code   INTEGER NOT NULL CHECK (has_code IN (0, 1)) -- a second factor was shown
) STRICT;

CREATE INDEX staff_session_staff ON staff_session (staff_id);

-- What slows down who guesses. The subject is a badge number from an address, or an address, hashed: what somebody
-- typed as his badge may be his password.
CREATE TABLE sign_in_trial (
    subject_hash BLOB NOT NULL PRIMARY KEY CHECK (length(subject_hash) = 32),
    failures     INTEGER NOT NULL CHECK (failures >= 0), -- in a row
    tried_at     INTEGER NOT NULL,
    succeeded_at INTEGER -- the last time; NULL when never
) STRICT;

CREATE INDEX sign_in_trial_time ON sign_in_trial (tried_at);
