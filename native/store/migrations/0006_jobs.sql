-- What happens by time (native/work): when each job runs next, how it went last, and which process is running it.
CREATE TABLE job (
    name        TEXT NOT NULL PRIMARY KEY,
    next_run    INTEGER, -- NULL while no server runs it by itself
    began_at    INTEGER, -- the last run; later than ended_at while it runs, and when it never ended
    ended_at    INTEGER,
    result      TEXT NOT NULL, -- of the last run that ended, in words; empty before there was one
    failures    INTEGER NOT NULL CHECK (failures >= 0), -- in a row, up to the last run
    lease_owner TEXT, -- who alone may run it until then
    lease_until INTEGER,
    CHECK ((lease_owner IS NULL) = (lease_until IS NULL))
) STRICT;
