-- SPDX-License-Identifier: GPL-3.0-or-later
-- Saved views.

CREATE TABLE view (
  id       {id},
  uid      {blob} NOT NULL UNIQUE,
  revision {int}  NOT NULL,
  name     {text} NOT NULL,
  ledger   {text} NOT NULL,
  "filter" {text},
  columns  {text},
  sort     {text},
  position {int},
  custom   {json}
) {strict};

CREATE INDEX view_ledger ON view (ledger, position);
