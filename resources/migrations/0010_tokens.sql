-- A token of the HTTP service may be bound to a user, whose photos are then all it sees.

ALTER TABLE tokens ADD COLUMN user_id TEXT NOT NULL DEFAULT '';
