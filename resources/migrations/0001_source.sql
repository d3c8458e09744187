-- The tables of the source documents under their own names. An existing database already has photo_metadata.

CREATE TABLE IF NOT EXISTS users (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    created_at TEXT
);

CREATE TABLE IF NOT EXISTS drafts (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    published INTEGER NOT NULL DEFAULT 0,
    published_date TEXT,
    created_at TEXT,
    removed_at TEXT,
    order_count INTEGER NOT NULL DEFAULT 0,
    last_order_at TEXT,
    last_upload TEXT
);

CREATE TABLE IF NOT EXISTS photo_metadata (
    photo_id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    draft_id TEXT,
    tier TEXT NOT NULL CHECK(tier IN ('temp','hot','cold')),
    file_size_bytes INTEGER NOT NULL,
    compressed_size_bytes INTEGER NOT NULL,
    upload_date TEXT DEFAULT CURRENT_TIMESTAMP,
    last_access_date TEXT DEFAULT CURRENT_TIMESTAMP,
    scheduled_deletion TEXT,
    published_to_vinted INTEGER DEFAULT 0,
    published_date TEXT,
    access_count INTEGER DEFAULT 0,
    storage_path TEXT,
    cdn_url TEXT,
    created_at TEXT DEFAULT CURRENT_TIMESTAMP,
    updated_at TEXT DEFAULT CURRENT_TIMESTAMP,
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
    FOREIGN KEY (draft_id) REFERENCES drafts(id) ON DELETE SET NULL
);

CREATE INDEX IF NOT EXISTS idx_photos_user ON photo_metadata(user_id);
CREATE INDEX IF NOT EXISTS idx_photos_tier ON photo_metadata(tier);
CREATE INDEX IF NOT EXISTS idx_photos_draft ON photo_metadata(draft_id);
CREATE INDEX IF NOT EXISTS idx_photos_scheduled_deletion ON photo_metadata(scheduled_deletion);
CREATE INDEX IF NOT EXISTS idx_photos_published ON photo_metadata(published_to_vinted);
CREATE INDEX IF NOT EXISTS idx_photos_upload_date ON photo_metadata(upload_date);
CREATE INDEX IF NOT EXISTS idx_photos_last_access ON photo_metadata(last_access_date);
