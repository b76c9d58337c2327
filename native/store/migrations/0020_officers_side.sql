-- An officer finds the cases of the codes that name him, however his badge number is written (shared/units/badge_key.hpp).
CREATE INDEX code_officer_badge ON code_officer (ltrim(lower(badge), '0'));

ALTER TABLE case_file ADD COLUMN has_objection INTEGER NOT NULL DEFAULT 0 CHECK (has_objection IN (0, 1)); -- that waits
