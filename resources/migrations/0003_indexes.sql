-- Indexes of the lists and rules, full-text search, and the counters with the triggers that keep them.

CREATE UNIQUE INDEX ux_photos_seq ON photo_metadata(seq);
CREATE INDEX ix_live_upload ON photo_metadata(upload_date, seq, tier, user_id, draft_id, published_to_vinted, pinned)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_live_access ON photo_metadata(last_access_date, seq, tier) WHERE deleted_at IS NULL;
CREATE INDEX ix_live_size ON photo_metadata(compressed_size_bytes, seq, tier) WHERE deleted_at IS NULL;
CREATE INDEX ix_live_filename ON photo_metadata(filename, seq) WHERE deleted_at IS NULL;
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

CREATE VIRTUAL TABLE photo_search USING fts5(filename, photo_id, content='photo_metadata', content_rowid='seq',
    tokenize='trigram', detail='none', columnsize=0);
INSERT INTO photo_search(rowid, filename, photo_id) SELECT seq, filename, photo_id FROM photo_metadata;

INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
    SELECT 'all', '',
        sum((tier = 'temp' AND deleted_at IS NULL)),
        sum((tier = 'temp' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'hot' AND deleted_at IS NULL)),
        sum((tier = 'hot' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'cold' AND deleted_at IS NULL)),
        sum((tier = 'cold' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'temp' AND deleted_at IS NOT NULL)),
        sum((tier = 'temp' AND deleted_at IS NOT NULL) * stored_bytes),
        sum((tier = 'hot' AND deleted_at IS NOT NULL)),
        sum((tier = 'hot' AND deleted_at IS NOT NULL) * stored_bytes),
        sum((tier = 'cold' AND deleted_at IS NOT NULL)),
        sum((tier = 'cold' AND deleted_at IS NOT NULL) * stored_bytes)
    FROM photo_metadata HAVING count(*) > 0;
INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
    SELECT 'user', user_id,
        sum((tier = 'temp' AND deleted_at IS NULL)),
        sum((tier = 'temp' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'hot' AND deleted_at IS NULL)),
        sum((tier = 'hot' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'cold' AND deleted_at IS NULL)),
        sum((tier = 'cold' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'temp' AND deleted_at IS NOT NULL)),
        sum((tier = 'temp' AND deleted_at IS NOT NULL) * stored_bytes),
        sum((tier = 'hot' AND deleted_at IS NOT NULL)),
        sum((tier = 'hot' AND deleted_at IS NOT NULL) * stored_bytes),
        sum((tier = 'cold' AND deleted_at IS NOT NULL)),
        sum((tier = 'cold' AND deleted_at IS NOT NULL) * stored_bytes)
    FROM photo_metadata GROUP BY 2;
INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
    SELECT 'draft', ifnull(draft_id, ''),
        sum((tier = 'temp' AND deleted_at IS NULL)),
        sum((tier = 'temp' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'hot' AND deleted_at IS NULL)),
        sum((tier = 'hot' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'cold' AND deleted_at IS NULL)),
        sum((tier = 'cold' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'temp' AND deleted_at IS NOT NULL)),
        sum((tier = 'temp' AND deleted_at IS NOT NULL) * stored_bytes),
        sum((tier = 'hot' AND deleted_at IS NOT NULL)),
        sum((tier = 'hot' AND deleted_at IS NOT NULL) * stored_bytes),
        sum((tier = 'cold' AND deleted_at IS NOT NULL)),
        sum((tier = 'cold' AND deleted_at IS NOT NULL) * stored_bytes)
    FROM photo_metadata GROUP BY 2;
INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
    SELECT 'kind', kind,
        sum((tier = 'temp' AND deleted_at IS NULL)),
        sum((tier = 'temp' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'hot' AND deleted_at IS NULL)),
        sum((tier = 'hot' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'cold' AND deleted_at IS NULL)),
        sum((tier = 'cold' AND deleted_at IS NULL) * stored_bytes),
        sum((tier = 'temp' AND deleted_at IS NOT NULL)),
        sum((tier = 'temp' AND deleted_at IS NOT NULL) * stored_bytes),
        sum((tier = 'hot' AND deleted_at IS NOT NULL)),
        sum((tier = 'hot' AND deleted_at IS NOT NULL) * stored_bytes),
        sum((tier = 'cold' AND deleted_at IS NOT NULL)),
        sum((tier = 'cold' AND deleted_at IS NOT NULL) * stored_bytes)
    FROM photo_metadata GROUP BY 2;
UPDATE drafts SET last_upload = (SELECT max(upload_date) FROM photo_metadata
    WHERE draft_id = drafts.id AND deleted_at IS NULL);

CREATE TRIGGER tr_photo_insert AFTER INSERT ON photo_metadata
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
        SELECT s.column1, s.column2,
            (NEW.tier = 'temp' AND NEW.deleted_at IS NULL),
            (NEW.tier = 'temp' AND NEW.deleted_at IS NULL) * NEW.stored_bytes,
            (NEW.tier = 'hot' AND NEW.deleted_at IS NULL),
            (NEW.tier = 'hot' AND NEW.deleted_at IS NULL) * NEW.stored_bytes,
            (NEW.tier = 'cold' AND NEW.deleted_at IS NULL),
            (NEW.tier = 'cold' AND NEW.deleted_at IS NULL) * NEW.stored_bytes,
            (NEW.tier = 'temp' AND NEW.deleted_at IS NOT NULL),
            (NEW.tier = 'temp' AND NEW.deleted_at IS NOT NULL) * NEW.stored_bytes,
            (NEW.tier = 'hot' AND NEW.deleted_at IS NOT NULL),
            (NEW.tier = 'hot' AND NEW.deleted_at IS NOT NULL) * NEW.stored_bytes,
            (NEW.tier = 'cold' AND NEW.deleted_at IS NOT NULL),
            (NEW.tier = 'cold' AND NEW.deleted_at IS NOT NULL) * NEW.stored_bytes
        FROM (VALUES ('all', ''), ('user', NEW.user_id), ('draft', ifnull(NEW.draft_id, '')), ('kind', NEW.kind)) AS s
        WHERE true
        ON CONFLICT(scope, key) DO UPDATE SET
        tn = tn + excluded.tn,
        tb = tb + excluded.tb,
        hn = hn + excluded.hn,
        hb = hb + excluded.hb,
        cn = cn + excluded.cn,
        cb = cb + excluded.cb,
        xtn = xtn + excluded.xtn,
        xtb = xtb + excluded.xtb,
        xhn = xhn + excluded.xhn,
        xhb = xhb + excluded.xhb,
        xcn = xcn + excluded.xcn,
        xcb = xcb + excluded.xcb;
    INSERT INTO photo_search(rowid, filename, photo_id) VALUES (NEW.seq, NEW.filename, NEW.photo_id);
    INSERT INTO photo_tags(tag, seq) SELECT DISTINCT value, NEW.seq FROM json_each(NEW.tags);
    INSERT INTO tag_uses(tag, uses) SELECT DISTINCT value, 1 FROM json_each(NEW.tags) WHERE true
        ON CONFLICT(tag) DO UPDATE SET uses = uses + 1;
    UPDATE drafts SET last_upload = max(ifnull(last_upload, ''), NEW.upload_date)
        WHERE id = NEW.draft_id AND NEW.deleted_at IS NULL;
END;

CREATE TRIGGER tr_photo_delete AFTER DELETE ON photo_metadata
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
        SELECT s.column1, s.column2,
            -(OLD.tier = 'temp' AND OLD.deleted_at IS NULL),
            -(OLD.tier = 'temp' AND OLD.deleted_at IS NULL) * OLD.stored_bytes,
            -(OLD.tier = 'hot' AND OLD.deleted_at IS NULL),
            -(OLD.tier = 'hot' AND OLD.deleted_at IS NULL) * OLD.stored_bytes,
            -(OLD.tier = 'cold' AND OLD.deleted_at IS NULL),
            -(OLD.tier = 'cold' AND OLD.deleted_at IS NULL) * OLD.stored_bytes,
            -(OLD.tier = 'temp' AND OLD.deleted_at IS NOT NULL),
            -(OLD.tier = 'temp' AND OLD.deleted_at IS NOT NULL) * OLD.stored_bytes,
            -(OLD.tier = 'hot' AND OLD.deleted_at IS NOT NULL),
            -(OLD.tier = 'hot' AND OLD.deleted_at IS NOT NULL) * OLD.stored_bytes,
            -(OLD.tier = 'cold' AND OLD.deleted_at IS NOT NULL),
            -(OLD.tier = 'cold' AND OLD.deleted_at IS NOT NULL) * OLD.stored_bytes
        FROM (VALUES ('all', ''), ('user', OLD.user_id), ('draft', ifnull(OLD.draft_id, '')), ('kind', OLD.kind)) AS s
        WHERE true
        ON CONFLICT(scope, key) DO UPDATE SET
        tn = tn + excluded.tn,
        tb = tb + excluded.tb,
        hn = hn + excluded.hn,
        hb = hb + excluded.hb,
        cn = cn + excluded.cn,
        cb = cb + excluded.cb,
        xtn = xtn + excluded.xtn,
        xtb = xtb + excluded.xtb,
        xhn = xhn + excluded.xhn,
        xhb = xhb + excluded.xhb,
        xcn = xcn + excluded.xcn,
        xcb = xcb + excluded.xcb;
    INSERT INTO photo_search(photo_search, rowid, filename, photo_id)
        VALUES ('delete', OLD.seq, OLD.filename, OLD.photo_id);
    DELETE FROM photo_tags WHERE seq = OLD.seq AND tag IN (SELECT value FROM json_each(OLD.tags));
    UPDATE tag_uses SET uses = uses - 1 WHERE tag IN (SELECT value FROM json_each(OLD.tags));
    DELETE FROM tag_uses WHERE uses <= 0 AND tag IN (SELECT value FROM json_each(OLD.tags));
    UPDATE drafts SET last_upload = (SELECT max(upload_date) FROM photo_metadata
        WHERE draft_id = OLD.draft_id AND deleted_at IS NULL) WHERE id = OLD.draft_id;
END;

CREATE TRIGGER tr_photo_totals AFTER UPDATE OF tier, deleted_at, stored_bytes, draft_id, user_id, kind, upload_date ON photo_metadata
    WHEN (OLD.tier, OLD.deleted_at, OLD.stored_bytes, OLD.draft_id, OLD.user_id, OLD.kind, OLD.upload_date)
        IS NOT (NEW.tier, NEW.deleted_at, NEW.stored_bytes, NEW.draft_id, NEW.user_id, NEW.kind, NEW.upload_date)
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
        SELECT s.column1, s.column2,
            -(OLD.tier = 'temp' AND OLD.deleted_at IS NULL),
            -(OLD.tier = 'temp' AND OLD.deleted_at IS NULL) * OLD.stored_bytes,
            -(OLD.tier = 'hot' AND OLD.deleted_at IS NULL),
            -(OLD.tier = 'hot' AND OLD.deleted_at IS NULL) * OLD.stored_bytes,
            -(OLD.tier = 'cold' AND OLD.deleted_at IS NULL),
            -(OLD.tier = 'cold' AND OLD.deleted_at IS NULL) * OLD.stored_bytes,
            -(OLD.tier = 'temp' AND OLD.deleted_at IS NOT NULL),
            -(OLD.tier = 'temp' AND OLD.deleted_at IS NOT NULL) * OLD.stored_bytes,
            -(OLD.tier = 'hot' AND OLD.deleted_at IS NOT NULL),
            -(OLD.tier = 'hot' AND OLD.deleted_at IS NOT NULL) * OLD.stored_bytes,
            -(OLD.tier = 'cold' AND OLD.deleted_at IS NOT NULL),
            -(OLD.tier = 'cold' AND OLD.deleted_at IS NOT NULL) * OLD.stored_bytes
        FROM (VALUES ('all', ''), ('user', OLD.user_id), ('draft', ifnull(OLD.draft_id, '')), ('kind', OLD.kind)) AS s
        WHERE true
        ON CONFLICT(scope, key) DO UPDATE SET
        tn = tn + excluded.tn,
        tb = tb + excluded.tb,
        hn = hn + excluded.hn,
        hb = hb + excluded.hb,
        cn = cn + excluded.cn,
        cb = cb + excluded.cb,
        xtn = xtn + excluded.xtn,
        xtb = xtb + excluded.xtb,
        xhn = xhn + excluded.xhn,
        xhb = xhb + excluded.xhb,
        xcn = xcn + excluded.xcn,
        xcb = xcb + excluded.xcb;
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
        SELECT s.column1, s.column2,
            (NEW.tier = 'temp' AND NEW.deleted_at IS NULL),
            (NEW.tier = 'temp' AND NEW.deleted_at IS NULL) * NEW.stored_bytes,
            (NEW.tier = 'hot' AND NEW.deleted_at IS NULL),
            (NEW.tier = 'hot' AND NEW.deleted_at IS NULL) * NEW.stored_bytes,
            (NEW.tier = 'cold' AND NEW.deleted_at IS NULL),
            (NEW.tier = 'cold' AND NEW.deleted_at IS NULL) * NEW.stored_bytes,
            (NEW.tier = 'temp' AND NEW.deleted_at IS NOT NULL),
            (NEW.tier = 'temp' AND NEW.deleted_at IS NOT NULL) * NEW.stored_bytes,
            (NEW.tier = 'hot' AND NEW.deleted_at IS NOT NULL),
            (NEW.tier = 'hot' AND NEW.deleted_at IS NOT NULL) * NEW.stored_bytes,
            (NEW.tier = 'cold' AND NEW.deleted_at IS NOT NULL),
            (NEW.tier = 'cold' AND NEW.deleted_at IS NOT NULL) * NEW.stored_bytes
        FROM (VALUES ('all', ''), ('user', NEW.user_id), ('draft', ifnull(NEW.draft_id, '')), ('kind', NEW.kind)) AS s
        WHERE true
        ON CONFLICT(scope, key) DO UPDATE SET
        tn = tn + excluded.tn,
        tb = tb + excluded.tb,
        hn = hn + excluded.hn,
        hb = hb + excluded.hb,
        cn = cn + excluded.cn,
        cb = cb + excluded.cb,
        xtn = xtn + excluded.xtn,
        xtb = xtb + excluded.xtb,
        xhn = xhn + excluded.xhn,
        xhb = xhb + excluded.xhb,
        xcn = xcn + excluded.xcn,
        xcb = xcb + excluded.xcb;
    UPDATE drafts SET last_upload = (SELECT max(upload_date) FROM photo_metadata
        WHERE draft_id = OLD.draft_id AND deleted_at IS NULL) WHERE id = OLD.draft_id;
    UPDATE drafts SET last_upload = (SELECT max(upload_date) FROM photo_metadata
        WHERE draft_id = NEW.draft_id AND deleted_at IS NULL)
        WHERE id = NEW.draft_id AND NEW.draft_id IS NOT OLD.draft_id;
END;

CREATE TRIGGER tr_photo_search AFTER UPDATE OF filename, photo_id, seq ON photo_metadata
    WHEN (OLD.filename, OLD.photo_id, OLD.seq) IS NOT (NEW.filename, NEW.photo_id, NEW.seq)
BEGIN
    INSERT INTO photo_search(photo_search, rowid, filename, photo_id)
        VALUES ('delete', OLD.seq, OLD.filename, OLD.photo_id);
    INSERT INTO photo_search(rowid, filename, photo_id) VALUES (NEW.seq, NEW.filename, NEW.photo_id);
END;

CREATE TRIGGER tr_photo_tags AFTER UPDATE OF tags ON photo_metadata WHEN OLD.tags <> NEW.tags
BEGIN
    DELETE FROM photo_tags WHERE seq = OLD.seq AND tag IN (SELECT value FROM json_each(OLD.tags));
    UPDATE tag_uses SET uses = uses - 1 WHERE tag IN (SELECT value FROM json_each(OLD.tags));
    INSERT INTO photo_tags(tag, seq) SELECT DISTINCT value, NEW.seq FROM json_each(NEW.tags);
    INSERT INTO tag_uses(tag, uses) SELECT DISTINCT value, 1 FROM json_each(NEW.tags) WHERE true
        ON CONFLICT(tag) DO UPDATE SET uses = uses + 1;
    DELETE FROM tag_uses WHERE uses <= 0 AND tag IN (SELECT value FROM json_each(OLD.tags));
END;

CREATE TRIGGER tr_order_insert AFTER INSERT ON orders
BEGIN
    UPDATE drafts SET order_count = order_count + 1, last_order_at = max(ifnull(last_order_at, ''), NEW.ordered_at)
        WHERE id = NEW.draft_id;
END;

CREATE TRIGGER tr_order_delete AFTER DELETE ON orders
BEGIN
    UPDATE drafts SET order_count = order_count - 1,
        last_order_at = (SELECT max(ordered_at) FROM orders WHERE draft_id = OLD.draft_id)
        WHERE id = OLD.draft_id;
END;

CREATE TRIGGER tr_order_update AFTER UPDATE ON orders
BEGIN
    UPDATE drafts SET order_count = (SELECT count(*) FROM orders WHERE draft_id = drafts.id),
        last_order_at = (SELECT max(ordered_at) FROM orders WHERE draft_id = drafts.id)
        WHERE id IN (OLD.draft_id, NEW.draft_id);
END;
