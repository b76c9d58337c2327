-- Which unit of staff entered an evaluation for its citizen, at a counter; NULL: the citizen did.
ALTER TABLE evaluation ADD COLUMN entered_by_unit_id TEXT REFERENCES unit (id);

-- Of staff, when they looked. NULL: they looked before this column came, and their unit now must do.
ALTER TABLE case_view ADD COLUMN unit_id TEXT REFERENCES unit (id);

-- Who has read an evaluation out to its citizen at a counter: once for each hour, before they are shown it.
CREATE TABLE counter_view (
    evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
    staff_id      INTEGER NOT NULL REFERENCES staff (id),
    hour          INTEGER NOT NULL, -- since 1970 in UTC
    unit_id       TEXT NOT NULL REFERENCES unit (id), -- of the member, then
    at            INTEGER NOT NULL,
    PRIMARY KEY (evaluation_id, staff_id, hour)
) STRICT, WITHOUT ROWID;
