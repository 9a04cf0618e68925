-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the store keeps for itself: history, audit, settings, code lists, blobs.

-- One line of history; its changes are those from first_seq to last_seq. schema: version of the database then (undo
-- never crosses one); system: not by a person.
CREATE TABLE txn (
  id        {id},
  label     {text} NOT NULL,
  operator  {text} NOT NULL,
  time      {text} NOT NULL,
  schema    {int}  NOT NULL,
  undo_of   {int}  REFERENCES txn (id),
  redo_of   {int}  REFERENCES txn (id),
  system    {int}  NOT NULL,
  first_seq {int}  NOT NULL,
  last_seq  {int}  NOT NULL
) {strict};
CREATE INDEX txn_operator ON txn (operator, id);

-- Append-only. create: neither body; update: the changed fields; delete: before is the whole row.
CREATE TABLE change (
  seq    {id},
  txn    {int} NOT NULL,
  entity {int} NOT NULL,
  "row"  {int} NOT NULL,
  before {json},
  after  {json}
) {strict};
CREATE INDEX change_row ON change (entity, "row");
CREATE INDEX change_delete ON change (entity) WHERE before IS NOT NULL AND after IS NULL;

-- R94, R99: who exported, printed or unmasked what, about how many persons, and why.
CREATE TABLE audit (
  id        {id},
  time      {text} NOT NULL,
  operator  {text} NOT NULL,
  action    {text} NOT NULL,
  object    {text} NOT NULL,
  n_persons {int}  NOT NULL,
  purpose   {text}
) {strict};

CREATE TABLE setting (
  key   {text} PRIMARY KEY,
  value {text} NOT NULL
) {strict};

-- edited: the office changed label, order or visibility; an upgrade leaves such a row alone.
CREATE TABLE code (
  list     {text} NOT NULL,
  code     {text} NOT NULL,
  position {int}  NOT NULL,
  label    {text} NOT NULL,
  aliases  {text},
  "group"  {text},
  counts   {int}  NOT NULL,
  builtin  {int}  NOT NULL,
  hidden   {int}  NOT NULL,
  edited   {int}  NOT NULL,
  PRIMARY KEY (list, code)
) {strict};

CREATE TABLE blob (
  hash  {text} PRIMARY KEY,
  bytes {blob} NOT NULL
) {strict};
