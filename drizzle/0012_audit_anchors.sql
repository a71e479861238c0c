-- What had happened up to a time, sealed with the server's secret: whoever holds the database alone cannot seal it anew.
CREATE TABLE audit_anchors (
  seq integer PRIMARY KEY NOT NULL,
  upto_txid bigint NOT NULL,
  events bigint NOT NULL,
  digest bytea NOT NULL,
  seal bytea NOT NULL,
  at timestamp (3) with time zone NOT NULL
);
