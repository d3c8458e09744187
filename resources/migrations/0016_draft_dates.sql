-- The last upload of a draft, sought when its newest photo goes, is found at once: all photos of the draft were looked at
-- for each of them, and a draft that is thrown away from its newest photo on took n times n looks.

CREATE INDEX ix_live_draft_upload ON photo_metadata(draft_id, upload_date) WHERE deleted_at IS NULL;
