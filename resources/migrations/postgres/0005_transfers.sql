-- Backoff that survives a restart, the order that the operator gave, the store that failed, and the computer that has the
-- file of an upload.

ALTER TABLE transfers ADD COLUMN error_store text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE transfers ADD COLUMN rounds bigint NOT NULL DEFAULT 0;
ALTER TABLE transfers ADD COLUMN not_before text COLLATE "C";
ALTER TABLE transfers ADD COLUMN host text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE transfers ADD COLUMN place bigint NOT NULL DEFAULT 0;
UPDATE transfers SET place = id;
CREATE INDEX ix_transfers_next ON transfers(state, place, id, not_before, kind, to_tier, host);
