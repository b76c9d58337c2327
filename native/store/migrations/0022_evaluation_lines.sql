-- The journal says of each evaluation what was chosen, and commits to the statement (native/journal/commitment.hpp). One
-- that was stored before has neither a line nor a salt.
ALTER TABLE evaluation ADD COLUMN statement_salt BLOB CHECK (length(statement_salt) = 32);
