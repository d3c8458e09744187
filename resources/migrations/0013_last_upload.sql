-- The last upload of a draft changes with a date, the trash and the draft of a photo, and is sought anew only when the
-- newest photo goes. It was sought with every change of a tier too, among all photos of the draft: to move a draft of n
-- photos took n times n looks.

DROP TRIGGER tr_photo_delete;
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
        WHERE draft_id = OLD.draft_id AND deleted_at IS NULL)
        WHERE id = OLD.draft_id AND OLD.deleted_at IS NULL AND last_upload <= OLD.upload_date;
END;

DROP TRIGGER tr_photo_totals;
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
END;

CREATE TRIGGER tr_photo_last_upload AFTER UPDATE OF deleted_at, draft_id, upload_date ON photo_metadata
    WHEN (OLD.deleted_at IS NULL, OLD.draft_id, OLD.upload_date) IS NOT (NEW.deleted_at IS NULL, NEW.draft_id, NEW.upload_date)
BEGIN
    UPDATE drafts SET last_upload = max(ifnull(last_upload, ''), NEW.upload_date)
        WHERE id = NEW.draft_id AND NEW.deleted_at IS NULL;
    UPDATE drafts SET last_upload = (SELECT max(upload_date) FROM photo_metadata
        WHERE draft_id = OLD.draft_id AND deleted_at IS NULL)
        WHERE id = OLD.draft_id AND OLD.deleted_at IS NULL AND last_upload <= OLD.upload_date;
END;
