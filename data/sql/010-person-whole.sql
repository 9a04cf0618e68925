-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is kept after a death (R15), more telephone numbers, and documents of people, organisations and activities.

ALTER TABLE person ADD COLUMN farewell {text};
ALTER TABLE person ADD COLUMN benefit_on {text};
ALTER TABLE person ADD COLUMN benefit_on_prec {text};
ALTER TABLE person ADD COLUMN benefit_by {text};
ALTER TABLE person ADD COLUMN benefit_reason {text};

ALTER TABLE contact ADD COLUMN survivor {int};

CREATE TABLE phone (
  id         {id},
  uid        {blob} NOT NULL UNIQUE,
  revision   {int}  NOT NULL,
  person     {int}  NOT NULL REFERENCES person (id),
  whose      {text},
  number     {text} NOT NULL,
  number_rev {text},
  preferred  {int},
  note       {text},
  custom     {json}
) {strict};

CREATE INDEX phone_person ON phone (person);
CREATE INDEX phone_number ON phone (number);
CREATE INDEX phone_number_rev ON phone (number_rev);

-- The bytes stand in the table blob, by their hash.
CREATE TABLE document (
  id           {id},
  uid          {blob} NOT NULL UNIQUE,
  revision     {int}  NOT NULL,
  title        {text} NOT NULL,
  kind         {text},
  date         {text},
  date_prec    {text},
  file         {text},
  file_name    {text},
  size         {int},
  person       {int}  REFERENCES person (id),
  organisation {int}  REFERENCES organisation (id),
  activity     {int}  REFERENCES activity (id),
  note         {text},
  custom       {json}
) {strict};

CREATE INDEX document_person ON document (person) WHERE person IS NOT NULL;
CREATE INDEX document_organisation ON document (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX document_activity ON document (activity) WHERE activity IS NOT NULL;
