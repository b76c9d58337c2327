-- Room is taken by what is held, not by what was announced.
DROP INDEX upload_code;
DROP INDEX upload_address;
DROP INDEX upload_room;
CREATE INDEX upload_code ON upload (code, held);
CREATE INDEX upload_address ON upload (address_hash, held);
CREATE INDEX upload_held ON upload (held, id);
