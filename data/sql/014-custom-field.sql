-- SPDX-License-Identifier: GPL-3.0-or-later
-- Fields that the office made. The store adds a column for each to the ledger's table ("c_…"); a later migration that makes
-- such a table anew has to take these columns along.

CREATE TABLE custom_field (
  id         {id},
  uid        {blob} NOT NULL UNIQUE,
  revision   {int}  NOT NULL,
  ledger     {text} NOT NULL,
  label      {text} NOT NULL,
  type       {text} NOT NULL,
  options    {text},
  hidden     {int},
  searchable {int},
  position   {int},
  name       {text}
) {strict};

CREATE INDEX custom_field_ledger ON custom_field (ledger, position);
