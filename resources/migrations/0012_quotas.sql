-- Room that uploads under way hold, one row each, so that what a dead process held can be told from the rest; the owner of
-- an upload that waits in the queue; and the photos of vendors side by side, to add them up.

CREATE TABLE quota_reservations (
    reservation_id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner TEXT NOT NULL,
    owner_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    holder TEXT NOT NULL,
    created_at TEXT NOT NULL
);
ALTER TABLE quotas DROP COLUMN reserved_files;
ALTER TABLE quotas DROP COLUMN reserved_bytes;
ALTER TABLE transfers ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE transfers ADD COLUMN owner_type TEXT NOT NULL DEFAULT '';
UPDATE transfers SET owner = coalesce(json_extract(options, '$.user'), ''), owner_type = 'user' WHERE kind = 'upload';
CREATE INDEX ix_transfers_owner ON transfers(owner_type, owner, bytes) WHERE kind = 'upload' AND state = 'waiting';
CREATE INDEX ix_photo_vendor ON photo_metadata(user_id, stored_bytes) WHERE owner_type = 'vendor';
