-- What providers say they counted, one row a day and bucket; the account's own row has no bucket.

CREATE TABLE usage_days (
    day text COLLATE "C" NOT NULL,
    provider text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL DEFAULT '',
    bucket_id text COLLATE "C" NOT NULL DEFAULT '',
    bucket text COLLATE "C" NOT NULL DEFAULT '',
    byte_hours double precision NOT NULL DEFAULT 0,
    uploaded_bytes bigint NOT NULL DEFAULT 0,
    downloaded_bytes bigint NOT NULL DEFAULT 0,
    free_downloaded_bytes bigint NOT NULL DEFAULT 0,
    deleted_bytes bigint NOT NULL DEFAULT 0,
    class_a bigint NOT NULL DEFAULT 0,
    class_b bigint NOT NULL DEFAULT 0,
    class_c bigint NOT NULL DEFAULT 0,
    class_d bigint NOT NULL DEFAULT 0,
    source text COLLATE "C" NOT NULL DEFAULT '',
    imported_at text COLLATE "C" NOT NULL,
    PRIMARY KEY (provider, account, bucket_id, day)
);
CREATE INDEX ix_usage_days_bucket ON usage_days(bucket_id, day);
