-- Every day a share of each tier is read again, the copies proven longest ago first: without it all copies were looked at.

CREATE INDEX ix_copies_proof ON copies(tier, coalesce(verified_at, ''), copy_id) WHERE state = 'verified';
