-- Notices of holidays that an operator loaded. Rows are only added: an amended notice of a year is a new row, and counts
-- instead of those of its year before it. The greatest id is the version of the calendar.
CREATE TABLE holiday_notice (
    id        INTEGER NOT NULL PRIMARY KEY,
    year      INTEGER NOT NULL,
    source    TEXT NOT NULL CHECK (source <> ''), -- its title, number and day
    loaded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE holiday_notice_day (
    notice_id INTEGER NOT NULL REFERENCES holiday_notice (id),
    day       TEXT NOT NULL CHECK (length(day) = 10),
    is_worked INTEGER NOT NULL CHECK (is_worked IN (0, 1)), -- 1: a Saturday or Sunday that is worked; 0: a day off
    PRIMARY KEY (notice_id, day)
) STRICT, WITHOUT ROWID;
