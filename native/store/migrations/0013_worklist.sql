-- What lists of cases ask for besides. NULL: nothing has happened to the case since these columns came.
ALTER TABLE case_file ADD COLUMN handler_badge TEXT; -- of who handles it; empty when nobody does
ALTER TABLE case_file ADD COLUMN request TEXT;       -- what its unit asks of the level above; empty when nothing waits

-- Who of staff has seen a case: once for each hour, before they are shown it.
CREATE TABLE case_view (
    evaluation_id INTEGER NOT NULL REFERENCES case_file (evaluation_id),
    staff_id      INTEGER NOT NULL,
    hour          INTEGER NOT NULL, -- since 1970 in UTC
    at            INTEGER NOT NULL,
    PRIMARY KEY (evaluation_id, staff_id, hour)
) STRICT, WITHOUT ROWID;

-- Those that amend another one are few.
CREATE INDEX evaluation_amends ON evaluation (amends_id) WHERE amends_id IS NOT NULL;
