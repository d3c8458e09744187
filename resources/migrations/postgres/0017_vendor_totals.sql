-- What a vendor has is kept like the other counters, scope vendor: it was added up at each of the vendor's uploads. And the
-- indexes of last access and of size hold all that advice adds up, so that it reads no rows.

CREATE FUNCTION count_vendor(p photo_metadata, n bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
    SELECT 'vendor', p.user_id,
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
    WHERE p.owner_type = 'vendor'
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

CREATE FUNCTION on_vendor_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_vendor(NEW, 1);
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_vendor_insert AFTER INSERT ON photo_metadata FOR EACH ROW WHEN (NEW.owner_type = 'vendor')
    EXECUTE FUNCTION on_vendor_insert();

CREATE FUNCTION on_vendor_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_vendor(OLD, -1);
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_vendor_delete AFTER DELETE ON photo_metadata FOR EACH ROW WHEN (OLD.owner_type = 'vendor')
    EXECUTE FUNCTION on_vendor_delete();

CREATE FUNCTION on_vendor_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_vendor(OLD, -1);
    PERFORM count_vendor(NEW, 1);
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_vendor_update AFTER UPDATE OF owner_type, user_id, tier, deleted_at, stored_bytes ON photo_metadata
    FOR EACH ROW
    WHEN ((OLD.owner_type = 'vendor' OR NEW.owner_type = 'vendor')
        AND (OLD.owner_type, OLD.user_id, OLD.tier, OLD.deleted_at, OLD.stored_bytes)
            IS DISTINCT FROM (NEW.owner_type, NEW.user_id, NEW.tier, NEW.deleted_at, NEW.stored_bytes))
    EXECUTE FUNCTION on_vendor_update();

INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb)
    SELECT 'vendor', user_id,
        sum((tier = 'temp' AND deleted_at IS NULL)::int),
        sum((tier = 'temp' AND deleted_at IS NULL)::int * stored_bytes),
        sum((tier = 'hot' AND deleted_at IS NULL)::int),
        sum((tier = 'hot' AND deleted_at IS NULL)::int * stored_bytes),
        sum((tier = 'cold' AND deleted_at IS NULL)::int),
        sum((tier = 'cold' AND deleted_at IS NULL)::int * stored_bytes),
        sum((tier = 'temp' AND deleted_at IS NOT NULL)::int),
        sum((tier = 'temp' AND deleted_at IS NOT NULL)::int * stored_bytes),
        sum((tier = 'hot' AND deleted_at IS NOT NULL)::int),
        sum((tier = 'hot' AND deleted_at IS NOT NULL)::int * stored_bytes),
        sum((tier = 'cold' AND deleted_at IS NOT NULL)::int),
        sum((tier = 'cold' AND deleted_at IS NOT NULL)::int * stored_bytes)
    FROM photo_metadata WHERE owner_type = 'vendor' GROUP BY user_id;

DROP INDEX ix_photo_vendor;
DROP INDEX ix_live_access;
CREATE INDEX ix_live_access
    ON photo_metadata(last_access_date, seq, tier, published_to_vinted, pinned, stored_bytes) WHERE deleted_at IS NULL;
DROP INDEX ix_live_size;
CREATE INDEX ix_live_size ON photo_metadata(compressed_size_bytes, seq, tier, file_size_bytes, stored_bytes)
    WHERE deleted_at IS NULL;
