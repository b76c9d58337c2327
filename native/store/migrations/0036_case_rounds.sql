-- The rounds of a case, each one reply that one unit owes: by these the level above looks after the units below it
-- (docs/supervision.md). As its events have made them.
CREATE TABLE case_round (
    evaluation_id INTEGER NOT NULL REFERENCES case_file (evaluation_id),
    round         INTEGER NOT NULL CHECK (round > 0),
    unit_id       TEXT NOT NULL, -- that owes the reply
    began         TEXT NOT NULL, -- the day; those that follow are of its clock too
    due_date      TEXT NOT NULL,
    original_due  TEXT NOT NULL,
    extended_by   INTEGER NOT NULL CHECK (extended_by >= 0),
    answered_on   TEXT, -- the day of the reply
    ended_on      TEXT, -- without one
    is_late       INTEGER NOT NULL CHECK (is_late IN (0, 1)),
    reply_event   INTEGER, -- the number of the event with the text of the reply
    ended_by      TEXT, -- what led to the next round, or that its reply was rejected
    went_up       INTEGER NOT NULL CHECK (went_up IN (0, 1)), -- to another unit, by a rejection or a take-over
    PRIMARY KEY (evaluation_id, round)
) STRICT, WITHOUT ROWID;

-- Of existing cases, out of their events; what cannot be read there is as the case stands.
WITH event AS (
    SELECT evaluation_id, number, action,
           CASE WHEN json_valid(facts) THEN json_extract(facts, '$.round') END AS round
    FROM case_event
), known AS (
    SELECT evaluation_id, round, min(number) AS first,
           max(CASE WHEN action IN ('hand_in', 'issue_reply') THEN number END) AS reply
    FROM event GROUP BY evaluation_id, round
), begun AS MATERIALIZED (
    SELECT known.evaluation_id, known.round, known.reply, case_event.action,
           CASE WHEN json_valid(facts) THEN json_extract(facts, '$.unit') END AS unit_id
    FROM known JOIN case_event ON case_event.evaluation_id = known.evaluation_id AND case_event.number = known.first
)
INSERT INTO case_round (evaluation_id, round, unit_id, began, due_date, original_due, extended_by, answered_on, ended_on,
                        is_late, reply_event, ended_by, went_up)
SELECT clock.evaluation_id, clock.number, COALESCE(own.unit_id, case_file.unit_id), clock.counted_from, clock.due_date,
       clock.original_due, clock.extended_by, date(clock.met_at + 28800, 'unixepoch'),
       date(clock.ended_at + 28800, 'unixepoch'), clock.is_late,
       CASE WHEN clock.met_at IS NOT NULL THEN own.reply END,
       CASE WHEN next.action IS NOT NULL THEN next.action
            WHEN clock.number = case_file.round AND case_file.closing = 'final' THEN 'reject' END,
       COALESCE(next.action IN ('reject', 'take_over') AND next.unit_id <> own.unit_id, 0)
FROM case_clock AS clock
JOIN case_file ON case_file.evaluation_id = clock.evaluation_id
LEFT JOIN begun AS own ON own.evaluation_id = clock.evaluation_id AND own.round = clock.number
LEFT JOIN begun AS next ON next.evaluation_id = clock.evaluation_id AND next.round = clock.number + 1
WHERE clock.kind = 'reply';

CREATE INDEX case_round_began ON case_round (began, unit_id);

-- What else the level above looks for.
ALTER TABLE case_file ADD COLUMN has_rejected_reply INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN has_disputed_contact INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN open_measures INTEGER NOT NULL DEFAULT 0; -- promised and not confirmed

UPDATE case_file SET has_rejected_reply = 1
WHERE evaluation_id IN (SELECT evaluation_id FROM case_event WHERE action = 'reject');
UPDATE case_file SET has_disputed_contact = 1
WHERE evaluation_id IN (SELECT evaluation_id FROM case_event WHERE action = 'dispute_contact');
UPDATE case_file
SET open_measures = (SELECT count(*) FROM case_clock WHERE case_clock.evaluation_id = case_file.evaluation_id
                     AND kind = 'measure' AND met_at IS NULL AND ended_at IS NULL);

-- In the order of lists; of each there are few.
CREATE INDEX case_file_rejected ON case_file (COALESCE(due_date, '9999-12-31'), evaluation_id, unit_id)
WHERE has_rejected_reply = 1;
CREATE INDEX case_file_disputed ON case_file (COALESCE(due_date, '9999-12-31'), evaluation_id, unit_id)
WHERE has_disputed_contact = 1;
CREATE INDEX case_file_measure ON case_file (COALESCE(due_date, '9999-12-31'), evaluation_id, unit_id)
WHERE open_measures > 0;
CREATE INDEX case_file_pressure ON case_file (COALESCE(due_date, '9999-12-31'), evaluation_id, unit_id)
WHERE has_pressure_report = 1;
CREATE INDEX case_file_sample ON case_file (COALESCE(due_date, '9999-12-31'), evaluation_id, unit_id)
WHERE is_sample = 1;
CREATE INDEX case_file_objection ON case_file (COALESCE(due_date, '9999-12-31'), evaluation_id, unit_id)
WHERE has_objection = 1;

-- How many evaluations came in: a hundred times as many as cases, and no number of them ever changes.
CREATE TABLE evaluation_count (
    day         TEXT NOT NULL, -- in China
    unit_id     TEXT NOT NULL, -- of their codes
    evaluations INTEGER NOT NULL CHECK (evaluations > 0),
    PRIMARY KEY (day, unit_id)
) STRICT, WITHOUT ROWID;

INSERT INTO evaluation_count (day, unit_id, evaluations)
SELECT date(received_at + 28800, 'unixepoch') AS day, unit_id, count(*) FROM evaluation GROUP BY day, unit_id;

CREATE INDEX case_situation_case ON case_situation (evaluation_id, situation);
