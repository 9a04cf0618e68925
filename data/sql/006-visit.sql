-- SPDX-License-Identifier: GPL-3.0-or-later
-- Visits and gifts.

CREATE TABLE visit (
  id         {id},
  uid        {blob} NOT NULL UNIQUE,
  revision   {int}  NOT NULL,
  person     {int}  NOT NULL REFERENCES person (id),
  type       {text},
  campaign   {text},
  date       {text} NOT NULL,
  date_prec  {text},
  place      {text},
  leader     {text},
  escorts    {text},
  result     {text},
  gift_goods {text},
  gift_money {int},
  feedback   {text},
  handling   {text},
  receipt    {int},
  signed_by  {text},
  photo      {text},
  note       {text},
  custom     {json}
) {strict};

CREATE INDEX visit_person ON visit (person);
CREATE INDEX visit_date ON visit (date);
