-- Where whoever evaluated said they were (shared/positions/whereabouts.hpp), sealed (native/sealing/person_key.hpp).
CREATE TABLE evaluation_position (
    evaluation_id INTEGER NOT NULL PRIMARY KEY REFERENCES evaluation (id),
    sealed        BLOB, -- NULL: erased
    agreed_at     INTEGER -- to give the position, by the phone's clock; NULL: words alone were given
) STRICT;

-- Where the place of a code is, for who issues it; all three or none.
ALTER TABLE code ADD COLUMN latitude INTEGER; -- in 1e-7 degrees
ALTER TABLE code ADD COLUMN longitude INTEGER;
ALTER TABLE code ADD COLUMN datum TEXT;
