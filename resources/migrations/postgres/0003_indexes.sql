-- Indexes of the lists and rules, text search, and the counters with the triggers that keep them, as
-- ../0003_indexes.sql has them.

CREATE UNIQUE INDEX ux_photos_seq ON photo_metadata(seq);
CREATE INDEX ix_live_upload ON photo_metadata(upload_date, seq, tier, user_id, draft_id, published_to_vinted, pinned)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_live_access ON photo_metadata(last_access_date, seq, tier) WHERE deleted_at IS NULL;
CREATE INDEX ix_live_size ON photo_metadata(compressed_size_bytes, seq, tier) WHERE deleted_at IS NULL;
CREATE INDEX ix_live_filename ON photo_metadata(lower(filename), seq) WHERE deleted_at IS NULL;
CREATE INDEX ix_live_draft ON photo_metadata(ifnull(draft_id, ''), seq) WHERE deleted_at IS NULL;
CREATE INDEX ix_live_original ON photo_metadata(original_sha256, seq)
    WHERE deleted_at IS NULL AND original_sha256 <> '';
CREATE INDEX ix_pinned ON photo_metadata(seq) WHERE pinned = 1;
CREATE INDEX ix_damaged ON photo_metadata(seq) WHERE damaged = 1;
CREATE INDEX ix_trash ON photo_metadata(deleted_at, seq, draft_id, stored_bytes, upload_date) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_trash_run ON photo_metadata(deleted_run) WHERE deleted_at IS NOT NULL;
-- The anchor from which each tier's rule counts, as decide() reads it.
CREATE INDEX ix_due ON photo_metadata(
    tier,
    (CASE tier WHEN 'temp' THEN ifnull(temp_since, upload_date)
        WHEN 'hot' THEN CASE WHEN last_access_date > '1970-01-01T00:00:00Z' THEN last_access_date
            ELSE ifnull(promoted_at, upload_date) END
        ELSE max(ifnull(archived_at, upload_date), last_access_date) END),
    seq, draft_id, stored_bytes, upload_date)
    WHERE deleted_at IS NULL AND published_to_vinted = 0 AND pinned = 0;
CREATE INDEX ix_due_published ON photo_metadata(published_date, seq, stored_bytes)
    WHERE deleted_at IS NULL AND published_to_vinted = 1 AND pinned = 0;
CREATE INDEX ix_drafts_activity ON drafts(ifnull(last_upload, created_at), id) WHERE removed_at IS NULL;


-- Letters without their case, whatever the database's locale: the root collation of ICU where the server has it.
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu') THEN
        CREATE FUNCTION folded(a text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
            AS 'SELECT lower(a COLLATE "und-x-icu") COLLATE "C"';
    ELSE
        CREATE FUNCTION folded(a text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
            AS 'SELECT lower(a COLLATE "default") COLLATE "C"';
    END IF;
END;
$$;

-- An index for parts of names. Without the extension a search reads the table, which is slower and finds the same.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX ix_search_filename ON photo_metadata USING gin (folded(filename) gin_trgm_ops);
    CREATE INDEX ix_search_id ON photo_metadata USING gin (folded(photo_id) gin_trgm_ops);
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
        RAISE NOTICE 'pg_trgm is not available: %', SQLERRM;
END;
$$;

-- Counts photo `p` n times: 1 when it comes, -1 when it goes.
CREATE FUNCTION count_photo(p photo_metadata, n bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
    SELECT s.scope, s.key,
        n * (p.tier = 'temp' AND p.deleted_at IS NULL)::int,
        n * (p.tier = 'temp' AND p.deleted_at IS NULL)::int * p.stored_bytes,
        n * (p.tier = 'hot' AND p.deleted_at IS NULL)::int,
        n * (p.tier = 'hot' AND p.deleted_at IS NULL)::int * p.stored_bytes,
        n * (p.tier = 'cold' AND p.deleted_at IS NULL)::int,
        n * (p.tier = 'cold' AND p.deleted_at IS NULL)::int * p.stored_bytes,
        n * (p.tier = 'temp' AND p.deleted_at IS NOT NULL)::int,
        n * (p.tier = 'temp' AND p.deleted_at IS NOT NULL)::int * p.stored_bytes,
        n * (p.tier = 'hot' AND p.deleted_at IS NOT NULL)::int,
        n * (p.tier = 'hot' AND p.deleted_at IS NOT NULL)::int * p.stored_bytes,
        n * (p.tier = 'cold' AND p.deleted_at IS NOT NULL)::int,
        n * (p.tier = 'cold' AND p.deleted_at IS NOT NULL)::int * p.stored_bytes
    FROM (VALUES ('all', ''), ('user', p.user_id), ('draft', coalesce(p.draft_id, '')), ('kind', p.kind)) AS s(scope, key)
    ON CONFLICT (scope, key) DO UPDATE SET
        tn = totals.tn + excluded.tn,
        tb = totals.tb + excluded.tb,
        hn = totals.hn + excluded.hn,
        hb = totals.hb + excluded.hb,
        cn = totals.cn + excluded.cn,
        cb = totals.cb + excluded.cb,
        xtn = totals.xtn + excluded.xtn,
        xtb = totals.xtb + excluded.xtb,
        xhn = totals.xhn + excluded.xhn,
        xhb = totals.xhb + excluded.xhb,
        xcn = totals.xcn + excluded.xcn,
        xcb = totals.xcb + excluded.xcb;
END;
$$;

CREATE FUNCTION add_tags(tags text, photo bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO photo_tags(tag, seq) SELECT DISTINCT value, photo FROM json_each(tags);
    INSERT INTO tag_uses(tag, uses) SELECT DISTINCT value, 1 FROM json_each(tags)
        ON CONFLICT (tag) DO UPDATE SET uses = tag_uses.uses + 1;
END;
$$;

CREATE FUNCTION remove_tags(tags text, photo bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM photo_tags WHERE seq = photo AND tag IN (SELECT value FROM json_each(tags));
    UPDATE tag_uses SET uses = uses - 1 WHERE tag IN (SELECT value FROM json_each(tags));
END;
$$;

CREATE FUNCTION renew_last_upload(draft text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE drafts SET last_upload = (SELECT max(upload_date) FROM photo_metadata
        WHERE draft_id = draft AND deleted_at IS NULL) WHERE id = draft;
END;
$$;

CREATE FUNCTION on_photo_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_photo(NEW, 1);
    IF NEW.tags <> '[]' THEN
        PERFORM add_tags(NEW.tags, NEW.seq);
    END IF;
    UPDATE drafts SET last_upload = max(ifnull(last_upload, ''), NEW.upload_date)
        WHERE id = NEW.draft_id AND NEW.deleted_at IS NULL;
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_photo_insert AFTER INSERT ON photo_metadata FOR EACH ROW EXECUTE FUNCTION on_photo_insert();

CREATE FUNCTION on_photo_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_photo(OLD, -1);
    PERFORM remove_tags(OLD.tags, OLD.seq);
    DELETE FROM tag_uses WHERE uses <= 0 AND tag IN (SELECT value FROM json_each(OLD.tags));
    PERFORM renew_last_upload(OLD.draft_id);
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_photo_delete AFTER DELETE ON photo_metadata FOR EACH ROW EXECUTE FUNCTION on_photo_delete();

CREATE FUNCTION on_photo_totals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_photo(OLD, -1);
    PERFORM count_photo(NEW, 1);
    PERFORM renew_last_upload(OLD.draft_id);
    IF NEW.draft_id IS DISTINCT FROM OLD.draft_id THEN
        PERFORM renew_last_upload(NEW.draft_id);
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_photo_totals
    AFTER UPDATE OF tier, deleted_at, stored_bytes, draft_id, user_id, kind, upload_date ON photo_metadata FOR EACH ROW
    WHEN ((OLD.tier, OLD.deleted_at, OLD.stored_bytes, OLD.draft_id, OLD.user_id, OLD.kind, OLD.upload_date)
        IS DISTINCT FROM (NEW.tier, NEW.deleted_at, NEW.stored_bytes, NEW.draft_id, NEW.user_id, NEW.kind, NEW.upload_date))
    EXECUTE FUNCTION on_photo_totals();

CREATE FUNCTION on_photo_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM remove_tags(OLD.tags, OLD.seq);
    PERFORM add_tags(NEW.tags, NEW.seq);
    DELETE FROM tag_uses WHERE uses <= 0 AND tag IN (SELECT value FROM json_each(OLD.tags));
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_photo_tags AFTER UPDATE OF tags ON photo_metadata FOR EACH ROW WHEN (OLD.tags <> NEW.tags)
    EXECUTE FUNCTION on_photo_tags();

CREATE FUNCTION on_order_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE drafts SET order_count = (SELECT count(*) FROM orders WHERE draft_id = drafts.id),
        last_order_at = (SELECT max(ordered_at) FROM orders WHERE draft_id = drafts.id)
        WHERE id IN (OLD.draft_id, NEW.draft_id);
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_order_insert AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION on_order_change();
CREATE TRIGGER tr_order_delete AFTER DELETE ON orders FOR EACH ROW EXECUTE FUNCTION on_order_change();
CREATE TRIGGER tr_order_update AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION on_order_change();
