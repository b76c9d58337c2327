-- What changed for whom: desks ask every few seconds. Each number is that of the event's line in the journal.
ALTER TABLE case_file ADD COLUMN change INTEGER NOT NULL DEFAULT 0; -- the last that its unit may see
ALTER TABLE case_file ADD COLUMN pressure_change INTEGER; -- the last report of pressure, which only the top sees
ALTER TABLE case_file ADD COLUMN former_unit_id TEXT; -- that had it until the next
ALTER TABLE case_file ADD COLUMN former_change INTEGER;

CREATE INDEX case_file_change ON case_file (unit_id, change);
CREATE INDEX case_file_pressure_change ON case_file (pressure_change) WHERE pressure_change IS NOT NULL;
CREATE INDEX case_file_former_change ON case_file (former_unit_id, former_change) WHERE former_unit_id IS NOT NULL;
