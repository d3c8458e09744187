-- What providers say they counted, one row a day and bucket; the account's own row has no bucket.

CREATE TABLE usage_days (
    day TEXT NOT NULL,
    provider TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    bucket_id TEXT NOT NULL DEFAULT '',
    bucket TEXT NOT NULL DEFAULT '',
    byte_hours REAL NOT NULL DEFAULT 0,
    uploaded_bytes INTEGER NOT NULL DEFAULT 0,
    downloaded_bytes INTEGER NOT NULL DEFAULT 0,
    free_downloaded_bytes INTEGER NOT NULL DEFAULT 0,
    deleted_bytes INTEGER NOT NULL DEFAULT 0,
    class_a INTEGER NOT NULL DEFAULT 0,
    class_b INTEGER NOT NULL DEFAULT 0,
    class_c INTEGER NOT NULL DEFAULT 0,
    class_d INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT '',
    imported_at TEXT NOT NULL,
    PRIMARY KEY (provider, account, bucket_id, day)
) WITHOUT ROWID;
CREATE INDEX ix_usage_days_bucket ON usage_days(bucket_id, day);
