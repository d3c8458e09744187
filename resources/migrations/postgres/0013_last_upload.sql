-- The last upload of a draft changes with a date, the trash and the draft of a photo, and is sought anew only when the
-- newest photo goes. It was sought with every change of a tier too, among all photos of the draft: to move a draft of n
-- photos took n times n looks, and consoles that moved photos of one draft waited for each other's row.

CREATE FUNCTION seek_last_upload(draft text, gone text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE drafts SET last_upload = (SELECT max(upload_date) FROM photo_metadata
        WHERE draft_id = draft AND deleted_at IS NULL) WHERE id = draft AND last_upload <= gone;
END;
$$;

CREATE OR REPLACE FUNCTION on_photo_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_photo(OLD, -1);
    PERFORM remove_tags(OLD.tags, OLD.seq);
    DELETE FROM tag_uses WHERE uses <= 0 AND tag IN (SELECT value FROM json_each(OLD.tags));
    IF OLD.deleted_at IS NULL THEN
        PERFORM seek_last_upload(OLD.draft_id, OLD.upload_date);
    END IF;
    RETURN NULL;
END;
$$;

CREATE OR REPLACE FUNCTION on_photo_totals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_photo(OLD, -1);
    PERFORM count_photo(NEW, 1);
    RETURN NULL;
END;
$$;

CREATE FUNCTION on_photo_last_upload() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE drafts SET last_upload = max(ifnull(last_upload, ''), NEW.upload_date)
        WHERE id = NEW.draft_id AND NEW.deleted_at IS NULL;
    IF OLD.deleted_at IS NULL THEN
        PERFORM seek_last_upload(OLD.draft_id, OLD.upload_date);
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_photo_last_upload AFTER UPDATE OF deleted_at, draft_id, upload_date ON photo_metadata FOR EACH ROW
    WHEN ((OLD.deleted_at IS NULL, OLD.draft_id, OLD.upload_date)
        IS DISTINCT FROM (NEW.deleted_at IS NULL, NEW.draft_id, NEW.upload_date))
    EXECUTE FUNCTION on_photo_last_upload();

DROP FUNCTION renew_last_upload(text);
