-- What a vendor has is kept like the other counters, scope vendor: it was added up at each of the vendor's uploads. And the
-- indexes of last access and of size hold all that advice adds up, so that it reads no rows.

CREATE TRIGGER tr_vendor_insert AFTER INSERT ON photo_metadata WHEN NEW.owner_type = 'vendor'
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
        SELECT 'vendor', NEW.user_id,
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
        WHERE NEW.owner_type = 'vendor'
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

CREATE TRIGGER tr_vendor_delete AFTER DELETE ON photo_metadata WHEN OLD.owner_type = 'vendor'
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
        SELECT 'vendor', OLD.user_id,
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
        WHERE OLD.owner_type = 'vendor'
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

CREATE TRIGGER tr_vendor_update AFTER UPDATE OF owner_type, user_id, tier, deleted_at, stored_bytes ON photo_metadata
    WHEN (OLD.owner_type = 'vendor' OR NEW.owner_type = 'vendor')
        AND (OLD.owner_type, OLD.user_id, OLD.tier, OLD.deleted_at, OLD.stored_bytes)
            IS NOT (NEW.owner_type, NEW.user_id, NEW.tier, NEW.deleted_at, NEW.stored_bytes)
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
        SELECT 'vendor', OLD.user_id,
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
        WHERE OLD.owner_type = 'vendor'
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
        SELECT 'vendor', NEW.user_id,
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
        WHERE NEW.owner_type = 'vendor'
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

INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
    SELECT 'vendor', user_id,
        sum(tier = 'temp' AND deleted_at IS NULL),
        sum((tier = 'temp' AND deleted_at IS NULL) * stored_bytes),
        sum(tier = 'hot' AND deleted_at IS NULL),
        sum((tier = 'hot' AND deleted_at IS NULL) * stored_bytes),
        sum(tier = 'cold' AND deleted_at IS NULL),
        sum((tier = 'cold' AND deleted_at IS NULL) * stored_bytes),
        sum(tier = 'temp' AND deleted_at IS NOT NULL),
        sum((tier = 'temp' AND deleted_at IS NOT NULL) * stored_bytes),
        sum(tier = 'hot' AND deleted_at IS NOT NULL),
        sum((tier = 'hot' AND deleted_at IS NOT NULL) * stored_bytes),
        sum(tier = 'cold' AND deleted_at IS NOT NULL),
        sum((tier = 'cold' AND deleted_at IS NOT NULL) * stored_bytes)
    FROM photo_metadata WHERE owner_type = 'vendor' GROUP BY user_id;

DROP INDEX ix_photo_vendor;
DROP INDEX ix_live_access;
CREATE INDEX ix_live_access
    ON photo_metadata(last_access_date, seq, tier, published_to_vinted, pinned, stored_bytes) WHERE deleted_at IS NULL;
DROP INDEX ix_live_size;
CREATE INDEX ix_live_size ON photo_metadata(compressed_size_bytes, seq, tier, file_size_bytes, stored_bytes)
    WHERE deleted_at IS NULL;
