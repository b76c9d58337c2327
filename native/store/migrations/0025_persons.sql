-- Who evaluated, where it was told (docs/persons.md). What is personal is sealed, and a number is found by its keyed
-- digest (native/sealing/person_key.hpp). A number is one person.
CREATE TABLE person (
    id               INTEGER NOT NULL PRIMARY KEY,
    phone_digest     BLOB UNIQUE CHECK (length(phone_digest) = 32), -- NULL: erased
    sealed_phone     BLOB, -- in E.164
    made_at          INTEGER NOT NULL,
    erasure_asked_at INTEGER, -- they asked for it: what has to stay goes when it may; NULL: they did not
    CHECK ((phone_digest IS NULL) = (sealed_phone IS NULL))
) STRICT;

CREATE TABLE evaluation_person (
    evaluation_id INTEGER NOT NULL PRIMARY KEY REFERENCES evaluation (id),
    person_id     INTEGER NOT NULL REFERENCES person (id),
    sealed_name   BLOB, -- as it was given for this evaluation; NULL: erased
    may_call      INTEGER NOT NULL CHECK (may_call IN (0, 1)),
    verified_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX evaluation_person_person ON evaluation_person (person_id, evaluation_id);

CREATE TABLE person_session (
    id         INTEGER NOT NULL PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    next_hash  BLOB UNIQUE CHECK (length(next_hash) = 32), -- the token that replaces it as soon as it is shown
    next_at    INTEGER NOT NULL, -- when a token was given the last time
    began_at   INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX person_session_person ON person_session (person_id);
CREATE INDEX person_session_end ON person_session (ends_at);

-- Each code that was sent, for a day: limits count them (shared/persons/one_time_code.hpp).
CREATE TABLE one_time_code (
    id             BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16), -- random
    made_at        INTEGER NOT NULL,
    phone_digest   BLOB NOT NULL CHECK (length(phone_digest) = 32),
    device_digest  BLOB NOT NULL CHECK (length(device_digest) = 32),
    evaluation_id  INTEGER REFERENCES evaluation (id), -- NULL: to sign in
    address_digest BLOB NOT NULL CHECK (length(address_digest) = 32),
    code_digest    BLOB NOT NULL CHECK (length(code_digest) = 32),
    sealed_typed   BLOB, -- what was typed with it; NULL: it was used, or given up for another
    tries          INTEGER NOT NULL CHECK (tries >= 0),
    delivery       TEXT NOT NULL CHECK (delivery <> '')
) STRICT;

CREATE INDEX one_time_code_time ON one_time_code (made_at);
CREATE INDEX one_time_code_phone ON one_time_code (phone_digest, made_at);
CREATE INDEX one_time_code_device ON one_time_code (device_digest, made_at);
CREATE INDEX one_time_code_evaluation ON one_time_code (evaluation_id, made_at);
CREATE INDEX one_time_code_address ON one_time_code (address_digest, made_at);
