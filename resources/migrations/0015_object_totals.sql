-- How many objects of each size there are in each tier, and their bytes, kept like the other counters: scope variant.

CREATE TRIGGER tr_copy_insert AFTER INSERT ON copies WHEN NEW.state IN ('verified', 'suspect')
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb)
        SELECT 'variant', NEW.variant,
            (NEW.tier = 'temp'), (NEW.tier = 'temp') * NEW.size,
            (NEW.tier = 'hot'), (NEW.tier = 'hot') * NEW.size,
            (NEW.tier = 'cold'), (NEW.tier = 'cold') * NEW.size
        WHERE NEW.state IN ('verified', 'suspect')
        ON CONFLICT(scope, key) DO UPDATE SET
            tn = tn + excluded.tn, tb = tb + excluded.tb, hn = hn + excluded.hn,
            hb = hb + excluded.hb, cn = cn + excluded.cn, cb = cb + excluded.cb;
END;

CREATE TRIGGER tr_copy_delete AFTER DELETE ON copies WHEN OLD.state IN ('verified', 'suspect')
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb)
        SELECT 'variant', OLD.variant,
            -(OLD.tier = 'temp'), -(OLD.tier = 'temp') * OLD.size,
            -(OLD.tier = 'hot'), -(OLD.tier = 'hot') * OLD.size,
            -(OLD.tier = 'cold'), -(OLD.tier = 'cold') * OLD.size
        WHERE OLD.state IN ('verified', 'suspect')
        ON CONFLICT(scope, key) DO UPDATE SET
            tn = tn + excluded.tn, tb = tb + excluded.tb, hn = hn + excluded.hn,
            hb = hb + excluded.hb, cn = cn + excluded.cn, cb = cb + excluded.cb;
END;

CREATE TRIGGER tr_copy_update AFTER UPDATE OF variant, tier, size, state ON copies
    WHEN (OLD.variant, OLD.tier, OLD.size, OLD.state IN ('verified', 'suspect'))
        IS NOT (NEW.variant, NEW.tier, NEW.size, NEW.state IN ('verified', 'suspect'))
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb)
        SELECT 'variant', OLD.variant,
            -(OLD.tier = 'temp'), -(OLD.tier = 'temp') * OLD.size,
            -(OLD.tier = 'hot'), -(OLD.tier = 'hot') * OLD.size,
            -(OLD.tier = 'cold'), -(OLD.tier = 'cold') * OLD.size
        WHERE OLD.state IN ('verified', 'suspect')
        ON CONFLICT(scope, key) DO UPDATE SET
            tn = tn + excluded.tn, tb = tb + excluded.tb, hn = hn + excluded.hn,
            hb = hb + excluded.hb, cn = cn + excluded.cn, cb = cb + excluded.cb;
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb)
        SELECT 'variant', NEW.variant,
            (NEW.tier = 'temp'), (NEW.tier = 'temp') * NEW.size,
            (NEW.tier = 'hot'), (NEW.tier = 'hot') * NEW.size,
            (NEW.tier = 'cold'), (NEW.tier = 'cold') * NEW.size
        WHERE NEW.state IN ('verified', 'suspect')
        ON CONFLICT(scope, key) DO UPDATE SET
            tn = tn + excluded.tn, tb = tb + excluded.tb, hn = hn + excluded.hn,
            hb = hb + excluded.hb, cn = cn + excluded.cn, cb = cb + excluded.cb;
END;

INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb)
    SELECT 'variant', variant,
        sum((tier = 'temp')), sum((tier = 'temp') * size),
        sum((tier = 'hot')), sum((tier = 'hot') * size),
        sum((tier = 'cold')), sum((tier = 'cold') * size)
    FROM copies WHERE state IN ('verified', 'suspect') GROUP BY variant;
