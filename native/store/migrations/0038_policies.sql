-- Versions of the policy that were loaded (docs/administration-rules.md). Rows are only added: of those that have begun the
-- one with the greatest number holds for what begins now, and a case keeps its own. Those that come with the program have
-- numbers from 1 and are not here.
CREATE TABLE policy_version (
    number    INTEGER NOT NULL PRIMARY KEY CHECK (number > 1000),
    begins    TEXT NOT NULL CHECK (length(begins) = 10),
    content   TEXT NOT NULL CHECK (content <> ''), -- as JSON, like assets/policy
    loaded_at INTEGER NOT NULL,
    who       TEXT NOT NULL CHECK (who <> '')
) STRICT;
