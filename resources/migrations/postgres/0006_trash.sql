-- Pinned photos in the trash are not purged, so the index says which are pinned: without it every row was looked up.

DROP INDEX ix_trash;
CREATE INDEX ix_trash ON photo_metadata(deleted_at, seq, draft_id, stored_bytes, upload_date, pinned)
    WHERE deleted_at IS NOT NULL;
