-- To whom a link was given, what it leads to and who signed it; who read a photo, and by which link.

ALTER TABLE links ADD COLUMN recipient text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE links ADD COLUMN object_key text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE links ADD COLUMN key_id text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE links ADD COLUMN last_used_at text COLLATE "C";
CREATE INDEX ix_links_time ON links(issued_at, link_id);
CREATE INDEX ix_links_expiry ON links(expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX ix_links_signer ON links(key_id, expires_at) WHERE key_id <> '';

ALTER TABLE access_log ADD COLUMN who text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE access_log ADD COLUMN link_id text COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX ix_access_time ON access_log(at);
