-- What Tierdeck knows beside the source's columns. Instants are text YYYY-MM-DDTHH:MM:SSZ: text order is time order.

ALTER TABLE photo_metadata ADD COLUMN seq INTEGER;
ALTER TABLE photo_metadata ADD COLUMN filename TEXT NOT NULL DEFAULT '' COLLATE NOCASE;
ALTER TABLE photo_metadata ADD COLUMN mime_type TEXT NOT NULL DEFAULT '';
ALTER TABLE photo_metadata ADD COLUMN width INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo_metadata ADD COLUMN height INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo_metadata ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE photo_metadata ADD COLUMN original_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE photo_metadata ADD COLUMN phash INTEGER;
ALTER TABLE photo_metadata ADD COLUMN damaged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo_metadata ADD COLUMN archived_at TEXT;
ALTER TABLE photo_metadata ADD COLUMN promoted_at TEXT;
ALTER TABLE photo_metadata ADD COLUMN temp_since TEXT;
ALTER TABLE photo_metadata ADD COLUMN deleted_at TEXT;
ALTER TABLE photo_metadata ADD COLUMN deleted_rule TEXT NOT NULL DEFAULT '';
ALTER TABLE photo_metadata ADD COLUMN deleted_run TEXT NOT NULL DEFAULT '';
ALTER TABLE photo_metadata ADD COLUMN is_public INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo_metadata ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo_metadata ADD COLUMN kind TEXT NOT NULL DEFAULT 'user';
ALTER TABLE photo_metadata ADD COLUMN owner_type TEXT NOT NULL DEFAULT 'user';
ALTER TABLE photo_metadata ADD COLUMN stored_bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo_metadata ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE photo_metadata ADD COLUMN metadata TEXT NOT NULL DEFAULT '{}';

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO counters(name, value) VALUES ('photo_seq', 0);

CREATE TABLE photo_tags (
    tag TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (tag, seq)
) WITHOUT ROWID;

CREATE TABLE tag_uses (
    tag TEXT PRIMARY KEY,
    uses INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE orders (
    order_id TEXT PRIMARY KEY,
    draft_id TEXT NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
    ordered_at TEXT NOT NULL
);
CREATE INDEX ix_orders_draft ON orders(draft_id, ordered_at);
CREATE INDEX ix_orders_time ON orders(ordered_at);

-- One physical object. No foreign key: an object may outlive its row for the length of a purge.
CREATE TABLE copies (
    copy_id INTEGER PRIMARY KEY AUTOINCREMENT,
    photo_id TEXT NOT NULL,
    variant TEXT NOT NULL,
    tier TEXT NOT NULL CHECK(tier IN ('temp','hot','cold')),
    backend TEXT NOT NULL DEFAULT '',
    key TEXT NOT NULL,
    version_id TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL DEFAULT '',
    mime_type TEXT NOT NULL DEFAULT '',
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK(state IN ('writing','verified','suspect','deleting','gone')),
    verify_method TEXT NOT NULL DEFAULT '',
    verified_at TEXT,
    created_at TEXT NOT NULL
);
CREATE INDEX ix_copies_photo ON copies(photo_id);
CREATE INDEX ix_copies_key ON copies(key);

-- The renditions of each photo that can be read now.
CREATE VIEW photo_variants AS
    SELECT photo_id, variant, width, height, size, mime_type, sha256, tier, backend, key
    FROM copies WHERE state = 'verified';

-- Keys of purged photos: a key is never used twice.
CREATE TABLE retired_keys (
    key TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    photo_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('upload','move','purge')),
    state TEXT NOT NULL,
    from_tier TEXT NOT NULL,
    to_tier TEXT NOT NULL,
    run_id TEXT NOT NULL DEFAULT '',
    holder TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    last_error TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX ux_journal_one_open ON journal(photo_id) WHERE state NOT IN ('done','abandoned');

CREATE TABLE journal_copies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal_id INTEGER NOT NULL REFERENCES journal(id) ON DELETE CASCADE,
    variant TEXT NOT NULL DEFAULT '',
    source_copy_id INTEGER NOT NULL DEFAULT 0,
    target_copy_id INTEGER NOT NULL DEFAULT 0,
    source_key TEXT NOT NULL DEFAULT '',
    target_key TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    copied INTEGER NOT NULL DEFAULT 0,
    verified INTEGER NOT NULL DEFAULT 0,
    verified_at TEXT,
    verify_method TEXT NOT NULL DEFAULT '',
    released INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX ix_journal_copies_entry ON journal_copies(journal_id);
CREATE INDEX ix_journal_copies_target ON journal_copies(target_key);

CREATE TABLE transfers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK(kind IN ('upload','move')),
    state TEXT NOT NULL,
    path TEXT NOT NULL DEFAULT '',
    photo_id TEXT NOT NULL DEFAULT '',
    to_tier TEXT NOT NULL,
    options TEXT NOT NULL DEFAULT '{}',
    bytes INTEGER NOT NULL DEFAULT 0,
    result_bytes INTEGER NOT NULL DEFAULT 0,
    error_reason TEXT NOT NULL DEFAULT '',
    error_text TEXT NOT NULL DEFAULT '',
    remedy TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    holder TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    finished_at TEXT
);
CREATE INDEX ix_transfers_state ON transfers(state, id);

CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    since TEXT NOT NULL,
    lease_until TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE lifecycle_runs (
    run_id TEXT PRIMARY KEY,
    plan_id TEXT NOT NULL DEFAULT '',
    as_of TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    started_by TEXT NOT NULL DEFAULT '',
    dry_run INTEGER NOT NULL DEFAULT 0,
    temp_deleted INTEGER NOT NULL DEFAULT 0,
    published_deleted INTEGER NOT NULL DEFAULT 0,
    promoted_to_hot INTEGER NOT NULL DEFAULT 0,
    archived_to_cold INTEGER NOT NULL DEFAULT 0,
    old_deleted INTEGER NOT NULL DEFAULT 0,
    purged INTEGER NOT NULL DEFAULT 0,
    withheld INTEGER NOT NULL DEFAULT 0,
    monthly_saving REAL NOT NULL DEFAULT 0,
    failed_count INTEGER NOT NULL DEFAULT 0,
    failed TEXT NOT NULL DEFAULT '[]',
    undone_at TEXT,
    cancelled INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX ix_runs_time ON lifecycle_runs(started_at);

CREATE TABLE plans (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id TEXT NOT NULL UNIQUE,
    as_of TEXT NOT NULL,
    look_ahead INTEGER NOT NULL DEFAULT 0,
    cold_configured INTEGER NOT NULL DEFAULT 1,
    catalogue_size INTEGER NOT NULL DEFAULT 0,
    totals TEXT NOT NULL DEFAULT '{}',
    actions BLOB NOT NULL
);

-- part = 1: one photo's share of a batch that has a summary row of its own.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    photo_id TEXT NOT NULL DEFAULT '',
    draft_id TEXT NOT NULL DEFAULT '',
    run_id TEXT NOT NULL DEFAULT '',
    count INTEGER NOT NULL DEFAULT 1,
    part INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX ix_events_latest ON events(at, id) WHERE part = 0;
CREATE INDEX ix_events_photo ON events(photo_id, id) WHERE photo_id <> '';
CREATE INDEX ix_events_draft ON events(draft_id, id) WHERE draft_id <> '' AND part = 0;
CREATE INDEX ix_events_what ON events(what, at) WHERE photo_id <> '';
CREATE UNIQUE INDEX ux_events_run_summary ON events(run_id, what)
    WHERE run_id <> '' AND photo_id = '' AND what IN ('promoted','archived','moved','trashed','restored','purged');

CREATE TABLE cost_snapshots (
    day TEXT PRIMARY KEY,
    cost REAL NOT NULL,
    totals TEXT NOT NULL,
    tier_cost TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE access_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    photo_id TEXT NOT NULL,
    purpose TEXT NOT NULL DEFAULT ''
);
CREATE INDEX ix_access_photo ON access_log(photo_id, at);

CREATE TABLE quotas (
    scope TEXT NOT NULL,
    owner TEXT NOT NULL,
    max_file_bytes INTEGER,
    max_files INTEGER,
    max_total_bytes INTEGER,
    reserved_files INTEGER NOT NULL DEFAULT 0,
    reserved_bytes INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (scope, owner)
) WITHOUT ROWID;

CREATE TABLE links (
    link_id TEXT PRIMARY KEY,
    photo_id TEXT NOT NULL,
    variant TEXT NOT NULL DEFAULT 'master',
    kind TEXT NOT NULL,
    purpose TEXT NOT NULL DEFAULT '',
    issued_by TEXT NOT NULL DEFAULT '',
    issued_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT,
    uses INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX ix_links_photo ON links(photo_id);

CREATE TABLE tokens (
    token_id TEXT PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    last_used_at TEXT,
    revoked_at TEXT
);

CREATE TABLE backups (
    backup_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    verified_at TEXT,
    note TEXT NOT NULL DEFAULT ''
);

CREATE TABLE health_checks (
    name TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;

CREATE TABLE delivery_refs (
    photo_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    ref TEXT NOT NULL,
    sha256 TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    PRIMARY KEY (photo_id, channel)
) WITHOUT ROWID;

CREATE TABLE dismissals (
    recommendation_id TEXT PRIMARY KEY,
    dismissed_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE saved_views (
    name TEXT PRIMARY KEY,
    page TEXT NOT NULL DEFAULT '',
    definition TEXT NOT NULL,
    created_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    updated_at TEXT NOT NULL
) WITHOUT ROWID;

-- What an upgrade could not read and what it put instead.
CREATE TABLE upgrade_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    photo_id TEXT NOT NULL,
    field TEXT NOT NULL,
    old_value TEXT,
    new_value TEXT
);

-- Counters kept by triggers: scope all, user, draft or kind. t, h, c: TEMP, HOT, COLD; n photos, b stored bytes; x: trash.
CREATE TABLE totals (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    tn INTEGER NOT NULL DEFAULT 0,
    tb INTEGER NOT NULL DEFAULT 0,
    hn INTEGER NOT NULL DEFAULT 0,
    hb INTEGER NOT NULL DEFAULT 0,
    cn INTEGER NOT NULL DEFAULT 0,
    cb INTEGER NOT NULL DEFAULT 0,
    xtn INTEGER NOT NULL DEFAULT 0,
    xtb INTEGER NOT NULL DEFAULT 0,
    xhn INTEGER NOT NULL DEFAULT 0,
    xhb INTEGER NOT NULL DEFAULT 0,
    xcn INTEGER NOT NULL DEFAULT 0,
    xcb INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (scope, key)
) WITHOUT ROWID;
