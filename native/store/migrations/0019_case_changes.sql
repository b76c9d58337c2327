-- What changed for whom: desks ask every few seconds. Each number is that of the event's line in the journal.
ALTER TABLE case_file ADD COLUMN change INTEGER NOT NULL DEFAULT 0; -- the last that its unit may see
ALTER TABLE case_file ADD COLUMN pressure_change INTEGER; -- the last report of pressure, which only the top sees

CREATE INDEX case_file_change ON case_file (unit_id, change);
CREATE INDEX case_file_pressure_change ON case_file (pressure_change) WHERE pressure_change IS NOT NULL;

-- When a unit lost a case the last time.
CREATE TABLE case_loss (
    unit_id       TEXT NOT NULL,
    evaluation_id INTEGER NOT NULL REFERENCES case_file (evaluation_id),
    change        INTEGER NOT NULL,
    PRIMARY KEY (unit_id, evaluation_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_loss_change ON case_loss (unit_id, change);
