-- What the camera wrote, as columns that lists are filtered by; the names of cameras and lenses with how often each is
-- used; and renditions as work of their own for the queue and the journal, as ../0007_exif.sql has it.

ALTER TABLE photo_metadata ADD COLUMN camera text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE photo_metadata ADD COLUMN lens text COLLATE "C" NOT NULL DEFAULT '';
-- By the camera's own clock, without a zone: YYYY-MM-DDTHH:MM:SS. No rule reads it.
ALTER TABLE photo_metadata ADD COLUMN captured_at text COLLATE "C";
-- Of the picture as it was uploaded.
ALTER TABLE photo_metadata ADD COLUMN pixels bigint NOT NULL DEFAULT 0;
ALTER TABLE photo_metadata ADD COLUMN has_position bigint NOT NULL DEFAULT 0;

-- A field that is no such value, or metadata that is no JSON, is no reason to stop the upgrade.
CREATE FUNCTION exif_of(metadata text) RETURNS json LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN metadata::json -> 'exif';
EXCEPTION
    WHEN others THEN RETURN NULL;
END;
$$;
CREATE FUNCTION exif_text(exif json, field text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN CASE WHEN json_typeof(exif -> field) = 'string' THEN exif ->> field ELSE '' END;
EXCEPTION
    WHEN others THEN RETURN '';
END;
$$;
CREATE FUNCTION exif_number(exif json, field text) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN CASE WHEN json_typeof(exif -> field) = 'number' THEN (exif ->> field)::numeric::bigint END;
EXCEPTION
    WHEN others THEN RETURN NULL;
END;
$$;
UPDATE photo_metadata p SET
    camera = exif_text(e.exif, 'camera'),
    lens = exif_text(e.exif, 'lens'),
    captured_at = CASE WHEN exif_text(e.exif, 'captured_at') ~ '^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]$'
        THEN exif_text(e.exif, 'captured_at') END,
    pixels = coalesce(exif_number(e.exif, 'width') * exif_number(e.exif, 'height'), p.width * p.height),
    has_position = coalesce((json_typeof(e.exif -> 'gps') = 'object' AND (e.exif -> 'gps' -> 'latitude') IS NOT NULL)::int, 0)
    FROM (SELECT photo_id, coalesce(exif_of(metadata), '{}') AS exif FROM photo_metadata) AS e WHERE p.photo_id = e.photo_id;
DROP FUNCTION exif_of(text);
DROP FUNCTION exif_text(json, text);
DROP FUNCTION exif_number(json, text);

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
    kind text COLLATE "C" NOT NULL CHECK(kind IN ('camera','lens')),
    name text COLLATE "C" NOT NULL,
    uses bigint NOT NULL,
    PRIMARY KEY (kind, name)
);
INSERT INTO equipment(kind, name, uses) SELECT 'camera', camera, count(*) FROM photo_metadata WHERE camera <> '' GROUP BY 2;
INSERT INTO equipment(kind, name, uses) SELECT 'lens', lens, count(*) FROM photo_metadata WHERE lens <> '' GROUP BY 2;

-- Counts the photo's camera and lens n times: 1 when they come, -1 when they go.
CREATE FUNCTION count_equipment(p photo_metadata, n bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO equipment(kind, name, uses)
        SELECT s.kind, s.name, n FROM (VALUES ('camera', p.camera), ('lens', p.lens)) AS s(kind, name) WHERE s.name <> ''
        ON CONFLICT (kind, name) DO UPDATE SET uses = equipment.uses + n;
    IF n < 0 THEN
        DELETE FROM equipment
            WHERE uses <= 0 AND ((kind = 'camera' AND name = p.camera) OR (kind = 'lens' AND name = p.lens));
    END IF;
END;
$$;
CREATE FUNCTION on_equipment_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        PERFORM count_equipment(NEW, 1);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM count_equipment(OLD, -1);
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER tr_equipment_insert AFTER INSERT ON photo_metadata FOR EACH ROW
    WHEN (NEW.camera <> '' OR NEW.lens <> '') EXECUTE FUNCTION on_equipment_change();
CREATE TRIGGER tr_equipment_delete AFTER DELETE ON photo_metadata FOR EACH ROW
    WHEN (OLD.camera <> '' OR OLD.lens <> '') EXECUTE FUNCTION on_equipment_change();
CREATE TRIGGER tr_equipment_update AFTER UPDATE OF camera, lens ON photo_metadata FOR EACH ROW
    WHEN ((OLD.camera, OLD.lens) IS DISTINCT FROM (NEW.camera, NEW.lens)) EXECUTE FUNCTION on_equipment_change();

ALTER TABLE journal DROP CONSTRAINT journal_kind_check;
ALTER TABLE journal ADD CONSTRAINT journal_kind_check CHECK (kind IN ('upload','move','purge','variants'));
ALTER TABLE transfers DROP CONSTRAINT transfers_kind_check;
ALTER TABLE transfers ADD CONSTRAINT transfers_kind_check CHECK (kind IN ('upload','move','variants'));
