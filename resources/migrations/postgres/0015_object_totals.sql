-- How many objects of each size there are in each tier, and their bytes, kept like the other counters: scope variant.

CREATE FUNCTION count_object(c copies, n bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb)
    SELECT 'variant', c.variant,
        n * (c.tier = 'temp')::int, n * (c.tier = 'temp')::int * c.size,
        n * (c.tier = 'hot')::int, n * (c.tier = 'hot')::int * c.size,
        n * (c.tier = 'cold')::int, n * (c.tier = 'cold')::int * c.size
    WHERE c.state IN ('verified', 'suspect')
    ON CONFLICT (scope, key) DO UPDATE SET
        tn = totals.tn + excluded.tn, tb = totals.tb + excluded.tb, hn = totals.hn + excluded.hn,
        hb = totals.hb + excluded.hb, cn = totals.cn + excluded.cn, cb = totals.cb + excluded.cb;
END;
$$;

CREATE FUNCTION on_copy_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_object(NEW, 1);
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_copy_insert AFTER INSERT ON copies FOR EACH ROW WHEN (NEW.state IN ('verified', 'suspect'))
    EXECUTE FUNCTION on_copy_insert();

CREATE FUNCTION on_copy_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_object(OLD, -1);
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_copy_delete AFTER DELETE ON copies FOR EACH ROW WHEN (OLD.state IN ('verified', 'suspect'))
    EXECUTE FUNCTION on_copy_delete();

CREATE FUNCTION on_copy_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_object(OLD, -1);
    PERFORM count_object(NEW, 1);
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_copy_update AFTER UPDATE OF variant, tier, size, state ON copies FOR EACH ROW
    WHEN ((OLD.variant, OLD.tier, OLD.size, OLD.state IN ('verified', 'suspect'))
        IS DISTINCT FROM (NEW.variant, NEW.tier, NEW.size, NEW.state IN ('verified', 'suspect')))
    EXECUTE FUNCTION on_copy_update();

INSERT INTO totals(scope, key, tn, tb, hn, hb, cn, cb)
    SELECT 'variant', variant,
        sum((tier = 'temp')::int), sum((tier = 'temp')::int * size),
        sum((tier = 'hot')::int), sum((tier = 'hot')::int * size),
        sum((tier = 'cold')::int), sum((tier = 'cold')::int * size)
    FROM copies WHERE state IN ('verified', 'suspect') GROUP BY variant;
