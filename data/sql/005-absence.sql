-- SPDX-License-Identifier: GPL-3.0-or-later
-- Mobile members, out and in.

CREATE TABLE absence (
  id                 {id},
  uid                {blob} NOT NULL UNIQUE,
  revision           {int}  NOT NULL,
  person             {int}  NOT NULL REFERENCES person (id),
  direction          {text},
  "from"             {text},
  from_prec          {text},
  planned_until      {text},
  planned_until_prec {text},
  until              {text},
  until_prec         {text},
  reason             {text},
  area               {text},
  place_from         {text},
  place              {text},
  address            {text},
  phone              {text},
  family_contact     {text},
  liaison            {text},
  home_organisation  {text},
  host_organisation  {text},
  host_contact       {text},
  taking_part        {text},
  contribution       {text},
  certificate_number {text},
  reported_on        {text},
  reported_on_prec   {text},
  last_contact       {text},
  last_contact_prec  {text},
  note               {text},
  custom             {json}
) {strict};

CREATE INDEX absence_person ON absence (person);
CREATE INDEX absence_from ON absence ("from");
CREATE INDEX absence_last_contact ON absence (last_contact);
