-- A dissatisfied evaluation opens a case (shared/cases). What happened to it are its events, and nothing else is the
-- truth: status, unit, round and date stand here once more, for lists and for who looks what is due.
CREATE TABLE case_file (
    evaluation_id  INTEGER NOT NULL PRIMARY KEY REFERENCES evaluation (id),
    policy_version INTEGER NOT NULL CHECK (policy_version > 0), -- under which it was opened
    status         TEXT NOT NULL CHECK (status <> ''),
    closing        TEXT, -- why it is closed
    unit_id        TEXT NOT NULL REFERENCES unit (id), -- that has it
    round          INTEGER NOT NULL CHECK (round > 0),
    events         INTEGER NOT NULL CHECK (events > 0), -- the number of the last
    due_date       TEXT, -- of the clock that runs for the unit; NULL when none does
    has_pressure_report INTEGER NOT NULL CHECK (has_pressure_report IN (0, 1)),
    is_unapproved  INTEGER NOT NULL CHECK (is_unapproved IN (0, 1)), -- the last reply had no second person
    is_sample      INTEGER NOT NULL CHECK (is_sample IN (0, 1)), -- drawn to be rechecked
    CHECK ((closing IS NULL) = (status <> 'closed'))
) STRICT;

-- In the order of lists, where a case without a date comes last. A unit's are found in it too.
CREATE INDEX case_file_due ON case_file (COALESCE(due_date, '9999-12-31'), evaluation_id, unit_id, status);

-- Never changed. The words of people are apart (case_words), so that they can be erased and the case still stands.
CREATE TABLE case_event (
    evaluation_id INTEGER NOT NULL REFERENCES case_file (evaluation_id),
    number        INTEGER NOT NULL CHECK (number > 0), -- in the case, without gaps
    action        TEXT NOT NULL CHECK (action <> ''),
    role          TEXT NOT NULL CHECK (role <> ''), -- these four are who acted
    unit_id       TEXT NOT NULL, -- empty when not staff; the names too
    officer_name  TEXT NOT NULL,
    officer_badge TEXT NOT NULL,
    at            INTEGER NOT NULL,
    facts         TEXT NOT NULL, -- what it did, as JSON (shared/wire/case_json.hpp)
    salt          BLOB NOT NULL CHECK (length(salt) = 32), -- of the journal's commitment to all this
    PRIMARY KEY (evaluation_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_words (
    evaluation_id INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    words         TEXT NOT NULL CHECK (words <> ''), -- as JSON
    salt          BLOB NOT NULL CHECK (length(salt) = 32), -- of the journal's commitment to them; goes with them
    reply_hash    BLOB CHECK (length(reply_hash) = 32), -- of a reply's text, to find the same one elsewhere
    PRIMARY KEY (evaluation_id, number),
    FOREIGN KEY (evaluation_id, number) REFERENCES case_event (evaluation_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_words_reply ON case_words (reply_hash) WHERE reply_hash IS NOT NULL;

-- The promises of a case, as its events have made them.
CREATE TABLE case_clock (
    evaluation_id    INTEGER NOT NULL REFERENCES case_file (evaluation_id),
    kind             TEXT NOT NULL CHECK (kind <> ''),
    number           INTEGER NOT NULL CHECK (number > 0), -- the round; of measures, which one of the case
    counted_from     TEXT NOT NULL,
    days             INTEGER NOT NULL CHECK (days >= 0),
    extended_by      INTEGER NOT NULL CHECK (extended_by >= 0),
    due_date         TEXT NOT NULL,
    original_due     TEXT NOT NULL,
    provisional      INTEGER NOT NULL CHECK (provisional IN (0, 1)),
    calendar_version INTEGER NOT NULL, -- by which it was counted last
    met_at           INTEGER,
    ended_at         INTEGER,
    is_late          INTEGER NOT NULL CHECK (is_late IN (0, 1)),
    is_reminded      INTEGER NOT NULL CHECK (is_reminded IN (0, 1)),
    next_look        INTEGER, -- when time has to be asked about it; NULL when nothing more happens by itself
    PRIMARY KEY (evaluation_id, kind, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_clock_next ON case_clock (next_look, evaluation_id) WHERE next_look IS NOT NULL;

-- Evaluations that were promised a reply before there were cases. Each gets its case with this date, and its row goes.
CREATE TABLE case_to_open (
    evaluation_id INTEGER NOT NULL PRIMARY KEY REFERENCES evaluation (id),
    due_date      TEXT NOT NULL,
    working_days  INTEGER NOT NULL CHECK (working_days > 0),
    provisional   INTEGER NOT NULL CHECK (provisional IN (0, 1))
) STRICT;

INSERT INTO case_to_open (evaluation_id, due_date, working_days, provisional)
SELECT id, due_date, due_working_days, due_provisional FROM evaluation WHERE due_date IS NOT NULL;

-- What was promised stands with the case.
CREATE TABLE new_evaluation (
    id                INTEGER NOT NULL PRIMARY KEY,
    receipt           TEXT NOT NULL UNIQUE,
    submission_hash   BLOB NOT NULL UNIQUE CHECK (length(submission_hash) = 32), -- a retry finds its first row here
    secret_hash       BLOB NOT NULL CHECK (length(secret_hash) = 32),
    code              TEXT NOT NULL REFERENCES code (code),
    catalogue_version INTEGER NOT NULL CHECK (catalogue_version > 0),
    language          TEXT NOT NULL CHECK (language IN ('zh-CN', 'en')),
    agreed_at         INTEGER NOT NULL,
    satisfaction      TEXT NOT NULL CHECK (satisfaction IN ('satisfied', 'dissatisfied', 'other')),
    statement         TEXT NOT NULL,
    received_at       INTEGER NOT NULL,
    unit_id           TEXT NOT NULL DEFAULT '' REFERENCES unit (id), -- of the code; nobody can leave it out
    amends_id         INTEGER REFERENCES evaluation (id) -- the first one of the same document, of the same person
) STRICT;

INSERT INTO new_evaluation (id, receipt, submission_hash, secret_hash, code, catalogue_version, language, agreed_at,
                            satisfaction, statement, received_at, unit_id)
SELECT id, receipt, submission_hash, secret_hash, code, catalogue_version, language, agreed_at, satisfaction, statement,
       received_at, unit_id
FROM evaluation;
DROP TABLE evaluation;
ALTER TABLE new_evaluation RENAME TO evaluation;
CREATE INDEX evaluation_of_case ON evaluation (code) WHERE satisfaction = 'dissatisfied'; -- cases of one document
CREATE INDEX evaluation_time ON evaluation (received_at, unit_id);
