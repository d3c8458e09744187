-- Backoff that survives a restart, the order that the operator gave, the store that failed, and the computer that has the
-- file of an upload.

ALTER TABLE transfers ADD COLUMN error_store TEXT NOT NULL DEFAULT '';
ALTER TABLE transfers ADD COLUMN rounds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transfers ADD COLUMN not_before TEXT;
ALTER TABLE transfers ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE transfers ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
UPDATE transfers SET place = id;
CREATE INDEX ix_transfers_next ON transfers(state, place, id, not_before, kind, to_tier, host);
