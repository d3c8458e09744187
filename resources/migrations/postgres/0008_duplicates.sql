-- The operator's decisions about duplicates, kept by content so that the same files uploaded again stay decided; and the
-- perceptual hashes side by side, so that looking for near duplicates does not read every row.

CREATE TABLE duplicate_decisions (
    decision_id text COLLATE "C" NOT NULL,
    content text COLLATE "C" NOT NULL,
    times bigint NOT NULL DEFAULT 1,
    verdict text COLLATE "C" NOT NULL CHECK(verdict IN ('keep','distinct')),
    decided_at text COLLATE "C" NOT NULL,
    PRIMARY KEY (decision_id, content)
);
CREATE INDEX ix_duplicate_decisions_content ON duplicate_decisions(content, times);
CREATE INDEX ix_live_phash ON photo_metadata(seq, phash) WHERE deleted_at IS NULL AND phash IS NOT NULL;
