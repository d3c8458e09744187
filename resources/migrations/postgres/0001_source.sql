-- The tables of the source documents under their own names, as ../0001_source.sql makes them. Text is compared byte by
-- byte (COLLATE "C"), so that text order is time order and lists have one order everywhere.

-- What the shared SQL calls by SQLite's names.
CREATE FUNCTION ifnull(a anycompatible, b anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT coalesce(a, b) $$;
CREATE FUNCTION max(a anycompatible, b anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN a IS NULL OR b IS NULL THEN NULL ELSE greatest(a, b) END $$;
CREATE FUNCTION min(a anycompatible, b anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN a IS NULL OR b IS NULL THEN NULL ELSE least(a, b) END $$;
-- The elements of a JSON list in their order.
CREATE FUNCTION json_each(list text) RETURNS TABLE (key bigint, value text) LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT e.number - 1, e.element FROM json_array_elements_text(list::json) WITH ORDINALITY AS e(element, number) $$;
CREATE FUNCTION utc_now() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') $$;

CREATE TABLE users (
    id text COLLATE "C" PRIMARY KEY,
    name text COLLATE "C" NOT NULL DEFAULT '',
    created_at text COLLATE "C"
);

CREATE TABLE drafts (
    id text COLLATE "C" PRIMARY KEY,
    user_id text COLLATE "C" NOT NULL DEFAULT '',
    title text COLLATE "C" NOT NULL DEFAULT '',
    published bigint NOT NULL DEFAULT 0,
    published_date text COLLATE "C",
    created_at text COLLATE "C",
    removed_at text COLLATE "C",
    order_count bigint NOT NULL DEFAULT 0,
    last_order_at text COLLATE "C",
    last_upload text COLLATE "C"
);

CREATE TABLE photo_metadata (
    photo_id text COLLATE "C" PRIMARY KEY,
    user_id text COLLATE "C" NOT NULL,
    draft_id text COLLATE "C",
    tier text COLLATE "C" NOT NULL CHECK(tier IN ('temp','hot','cold')),
    file_size_bytes bigint NOT NULL,
    compressed_size_bytes bigint NOT NULL,
    upload_date text COLLATE "C" DEFAULT utc_now(),
    last_access_date text COLLATE "C" DEFAULT utc_now(),
    scheduled_deletion text COLLATE "C",
    published_to_vinted bigint DEFAULT 0,
    published_date text COLLATE "C",
    access_count bigint DEFAULT 0,
    storage_path text COLLATE "C",
    cdn_url text COLLATE "C",
    created_at text COLLATE "C" DEFAULT utc_now(),
    updated_at text COLLATE "C" DEFAULT utc_now(),
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
    FOREIGN KEY (draft_id) REFERENCES drafts(id) ON DELETE SET NULL
);

CREATE INDEX idx_photos_user ON photo_metadata(user_id);
CREATE INDEX idx_photos_tier ON photo_metadata(tier);
CREATE INDEX idx_photos_draft ON photo_metadata(draft_id);
CREATE INDEX idx_photos_scheduled_deletion ON photo_metadata(scheduled_deletion);
CREATE INDEX idx_photos_published ON photo_metadata(published_to_vinted);
CREATE INDEX idx_photos_upload_date ON photo_metadata(upload_date);
CREATE INDEX idx_photos_last_access ON photo_metadata(last_access_date);
