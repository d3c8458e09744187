-- What the camera wrote, as columns that lists are filtered by; the names of cameras and lenses with how often each is
-- used; and renditions as work of their own for the queue and the journal.

ALTER TABLE photo_metadata ADD COLUMN camera TEXT NOT NULL DEFAULT '';
ALTER TABLE photo_metadata ADD COLUMN lens TEXT NOT NULL DEFAULT '';
-- By the camera's own clock, without a zone: YYYY-MM-DDTHH:MM:SS. No rule reads it.
ALTER TABLE photo_metadata ADD COLUMN captured_at TEXT;
-- Of the picture as it was uploaded.
ALTER TABLE photo_metadata ADD COLUMN pixels INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo_metadata ADD COLUMN has_position INTEGER NOT NULL DEFAULT 0;

UPDATE photo_metadata SET pixels = width * height WHERE width > 0 AND (metadata = '{}' OR NOT json_valid(metadata));
UPDATE photo_metadata SET
    camera = CASE json_type(metadata, '$.exif.camera') WHEN 'text' THEN json_extract(metadata, '$.exif.camera') ELSE '' END,
    lens = CASE json_type(metadata, '$.exif.lens') WHEN 'text' THEN json_extract(metadata, '$.exif.lens') ELSE '' END,
    captured_at = CASE WHEN json_extract(metadata, '$.exif.captured_at')
            GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]'
        THEN json_extract(metadata, '$.exif.captured_at') END,
    pixels = CASE WHEN json_type(metadata, '$.exif.width') = 'integer' AND json_type(metadata, '$.exif.height') = 'integer'
        THEN json_extract(metadata, '$.exif.width') * json_extract(metadata, '$.exif.height') ELSE width * height END,
    has_position = (json_type(metadata, '$.exif.gps.latitude') IS NOT NULL)
    WHERE metadata <> '{}' AND json_valid(metadata);

CREATE INDEX ix_camera ON photo_metadata(camera, seq) WHERE camera <> '';
CREATE INDEX ix_lens ON photo_metadata(lens, seq) WHERE lens <> '';
CREATE INDEX ix_live_captured ON photo_metadata(captured_at, upload_date, seq)
    WHERE deleted_at IS NULL AND captured_at IS NOT NULL;
CREATE INDEX ix_live_pixels ON photo_metadata(pixels, seq) WHERE deleted_at IS NULL;
CREATE INDEX ix_live_shape ON photo_metadata(
    (CASE WHEN width > height THEN 'landscape' WHEN width < height THEN 'portrait' ELSE 'square' END), seq)
    WHERE deleted_at IS NULL AND width > 0;
CREATE INDEX ix_live_position ON photo_metadata(seq) WHERE deleted_at IS NULL AND has_position = 1;

CREATE TABLE equipment (
    kind TEXT NOT NULL CHECK(kind IN ('camera','lens')),
    name TEXT NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) WITHOUT ROWID;
INSERT INTO equipment(kind, name, uses) SELECT 'camera', camera, count(*) FROM photo_metadata WHERE camera <> '' GROUP BY 2;
INSERT INTO equipment(kind, name, uses) SELECT 'lens', lens, count(*) FROM photo_metadata WHERE lens <> '' GROUP BY 2;

CREATE TRIGGER tr_equipment_insert AFTER INSERT ON photo_metadata WHEN NEW.camera <> '' OR NEW.lens <> ''
BEGIN
    INSERT INTO equipment(kind, name, uses)
        SELECT s.kind, s.name, 1 FROM (SELECT 'camera' AS kind, NEW.camera AS name UNION ALL SELECT 'lens', NEW.lens) AS s WHERE s.name <> ''
        ON CONFLICT(kind, name) DO UPDATE SET uses = uses + 1;
END;

CREATE TRIGGER tr_equipment_delete AFTER DELETE ON photo_metadata WHEN OLD.camera <> '' OR OLD.lens <> ''
BEGIN
    UPDATE equipment SET uses = uses - 1
        WHERE (kind = 'camera' AND name = OLD.camera) OR (kind = 'lens' AND name = OLD.lens);
    DELETE FROM equipment
        WHERE uses <= 0 AND ((kind = 'camera' AND name = OLD.camera) OR (kind = 'lens' AND name = OLD.lens));
END;

CREATE TRIGGER tr_equipment_update AFTER UPDATE OF camera, lens ON photo_metadata
    WHEN (OLD.camera, OLD.lens) IS NOT (NEW.camera, NEW.lens)
BEGIN
    INSERT INTO equipment(kind, name, uses)
        SELECT s.kind, s.name, 1 FROM (SELECT 'camera' AS kind, NEW.camera AS name UNION ALL SELECT 'lens', NEW.lens) AS s WHERE s.name <> ''
        ON CONFLICT(kind, name) DO UPDATE SET uses = uses + 1;
    UPDATE equipment SET uses = uses - 1
        WHERE (kind = 'camera' AND name = OLD.camera) OR (kind = 'lens' AND name = OLD.lens);
    DELETE FROM equipment
        WHERE uses <= 0 AND ((kind = 'camera' AND name = OLD.camera) OR (kind = 'lens' AND name = OLD.lens));
END;

-- SQLite keeps the words that a column takes inside the table, so both tables are made anew.
CREATE TABLE journal_next (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    photo_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('upload','move','purge','variants')),
    state TEXT NOT NULL,
    from_tier TEXT NOT NULL,
    to_tier TEXT NOT NULL,
    run_id TEXT NOT NULL DEFAULT '',
    holder TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    last_error TEXT NOT NULL DEFAULT ''
);
INSERT INTO journal_next SELECT id, photo_id, kind, state, from_tier, to_tier, run_id, holder, started_at, updated_at,
    last_error FROM journal;
DROP TABLE journal;
ALTER TABLE journal_next RENAME TO journal;
CREATE UNIQUE INDEX ux_journal_one_open ON journal(photo_id) WHERE state NOT IN ('done','abandoned');

CREATE TABLE transfers_next (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK(kind IN ('upload','move','variants')),
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
    finished_at TEXT,
    error_store TEXT NOT NULL DEFAULT '',
    rounds INTEGER NOT NULL DEFAULT 0,
    not_before TEXT,
    host TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL DEFAULT 0
);
INSERT INTO transfers_next SELECT id, kind, state, path, photo_id, to_tier, options, bytes, result_bytes, error_reason,
    error_text, remedy, attempts, holder, created_at, finished_at, error_store, rounds, not_before, host, place
    FROM transfers;
DROP TABLE transfers;
ALTER TABLE transfers_next RENAME TO transfers;
CREATE INDEX ix_transfers_state ON transfers(state, id);
CREATE INDEX ix_transfers_next ON transfers(state, place, id, not_before, kind, to_tier, host);
