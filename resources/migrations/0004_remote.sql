-- What copies at providers need: the MD5 that an ETag is compared with, receipts of finished moves, and the state of a
-- tier's copy to another provider.

ALTER TABLE copies ADD COLUMN md5 TEXT NOT NULL DEFAULT '';

-- What a move or a purge did, as a document that stands alone when the journal has forgotten it.
CREATE TABLE receipts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    photo_id TEXT NOT NULL,
    run_id TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL
);
CREATE INDEX ix_receipts_photo ON receipts(photo_id, id);
CREATE INDEX ix_receipts_run ON receipts(run_id, id) WHERE run_id <> '';

-- Objects of a tier that already lie at the provider it is being copied to, each proven there.
CREATE TABLE provider_copies (
    target TEXT NOT NULL,
    copy_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    version_id TEXT NOT NULL DEFAULT '',
    md5 TEXT NOT NULL DEFAULT '',
    verify_method TEXT NOT NULL DEFAULT '',
    verified_at TEXT NOT NULL,
    PRIMARY KEY (target, copy_id)
) WITHOUT ROWID;
