-- Staff ask for what was received by a unit and those below it in a time. The unit is the one of the code, which never
-- changes; copied, one index finds both. The time comes first: what is stored now then goes to the index's end, where with
-- the unit first each submission would write a page of its own. The empty default refers to no unit, so nobody can leave it out.
ALTER TABLE evaluation ADD COLUMN unit_id TEXT NOT NULL DEFAULT '' REFERENCES unit (id);
UPDATE evaluation SET unit_id = (SELECT code.unit_id FROM code WHERE code.code = evaluation.code);
CREATE INDEX evaluation_time ON evaluation (received_at, unit_id);

DROP INDEX code_unit;
CREATE INDEX code_unit ON code (unit_id, created_at);
