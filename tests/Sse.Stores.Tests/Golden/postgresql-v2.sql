CREATE TABLE chunk (
    stream bigint NOT NULL,
    last bigint NOT NULL,
    first bigint NOT NULL,
    format smallint NOT NULL,
    size integer NOT NULL,
    frames bytea NOT NULL
);
ALTER TABLE ONLY chunk ALTER COLUMN frames SET STORAGE EXTERNAL;
CREATE TABLE command (
    id text NOT NULL COLLATE pg_catalog."C",
    stream bigint NOT NULL,
    name text NOT NULL,
    body text NOT NULL
);
CREATE TABLE node (
    id text NOT NULL COLLATE pg_catalog."C",
    beat bigint NOT NULL
);
CREATE TABLE schema_version (
    version integer NOT NULL
);
CREATE TABLE stream (
    key bigint NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    epoch bigint NOT NULL,
    epochs text NOT NULL,
    first bigint NOT NULL,
    head bigint NOT NULL,
    bytes bigint NOT NULL,
    owner text NOT NULL COLLATE pg_catalog."C",
    created timestamp with time zone NOT NULL,
    completed timestamp with time zone,
    kind text NOT NULL,
    name text NOT NULL,
    status text NOT NULL,
    tags jsonb NOT NULL
)
WITH (fillfactor='70');
ALTER TABLE stream ALTER COLUMN key ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME stream_key_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO chunk VALUES (1, 2, 1, 1, 94, '\x69643a20372d310a6576656e743a20650a646174613a207b226e223a312c2274657874223a226772c3bc6e227d0a0a69643a20372d320a6576656e743a20650a646174613a207b226e223a322c2274657874223a226772c3bc6e227d0a0a');
INSERT INTO chunk VALUES (1, 3, 3, 1, 47, '\x69643a20372d330a6576656e743a20650a646174613a207b226e223a332c2274657874223a226772c3bc6e227d0a0a');
INSERT INTO chunk VALUES (1, 5, 4, 1, 94, '\x69643a20392d340a6576656e743a20650a646174613a207b226e223a342c2274657874223a226772c3bc6e227d0a0a69643a20392d350a6576656e743a20650a646174613a207b226e223a352c2274657874223a226772c3bc6e227d0a0a');
INSERT INTO chunk VALUES (3, 1, 1, 1, 47, '\x69643a20382d310a6576656e743a20650a646174613a207b226e223a312c2274657874223a226772c3bc6e227d0a0a');
INSERT INTO chunk VALUES (3, 5, 5, 1, 47, '\x69643a20382d350a6576656e743a20650a646174613a207b226e223a352c2274657874223a226772c3bc6e227d0a0a');
INSERT INTO command VALUES ('019b8e2f-0c00-7000-8000-000000000001', 1, 'cancel', '{"by":"änn"}');
INSERT INTO node VALUES ('node-a', 1);
INSERT INTO schema_version VALUES (2);
INSERT INTO stream OVERRIDING SYSTEM VALUE VALUES (1, 'running', 9, '7-0 9-3', 1, 5, 235, 'node-b', '2026-01-01 12:00:00+00', NULL, 'workflow', 'import', 'running', '{"file": "ä \"1\".csv"}');
INSERT INTO stream OVERRIDING SYSTEM VALUE VALUES (3, 'ended', 8, '8-0', 1, 5, 94, 'node-a', '2026-01-01 12:00:00+00', '2026-01-01 12:01:00+00', '', '', '', '{}');
SELECT pg_catalog.setval('stream_key_seq', 3, true);
ALTER TABLE ONLY chunk
    ADD CONSTRAINT chunk_pkey PRIMARY KEY (stream, last);
ALTER TABLE ONLY command
    ADD CONSTRAINT command_pkey PRIMARY KEY (id);
ALTER TABLE ONLY command
    ADD CONSTRAINT command_stream_name_key UNIQUE (stream, name);
ALTER TABLE ONLY node
    ADD CONSTRAINT node_pkey PRIMARY KEY (id);
ALTER TABLE ONLY stream
    ADD CONSTRAINT stream_id_key UNIQUE (id);
ALTER TABLE ONLY stream
    ADD CONSTRAINT stream_pkey PRIMARY KEY (key);
CREATE INDEX stream_completed ON stream USING btree (completed) WHERE (completed IS NOT NULL);
CREATE INDEX stream_created ON stream USING btree (created, id);
CREATE INDEX stream_kind ON stream USING btree (kind, created, id);
CREATE INDEX stream_name ON stream USING btree (name, created, id);
CREATE INDEX stream_owner ON stream USING btree (owner) WHERE (completed IS NULL);
CREATE INDEX stream_running ON stream USING btree (created, id) WHERE (completed IS NULL);
CREATE INDEX stream_status ON stream USING btree (status, created, id);
CREATE INDEX stream_tags ON stream USING gin (tags jsonb_path_ops);
ALTER TABLE ONLY command
    ADD CONSTRAINT command_stream_fkey FOREIGN KEY (stream) REFERENCES stream(key) ON DELETE CASCADE;
