-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE view (
  id       {id},
  uid      {blob} NOT NULL UNIQUE,
  revision {int}  NOT NULL,
  name     {text} NOT NULL
) {strict};
