-- SPDX-License-Identifier: GPL-3.0-or-later
-- Records that turned out to be the same, and pairs that are not.

ALTER TABLE person ADD COLUMN merged_into {int} REFERENCES person (id);
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;
ALTER TABLE organisation ADD COLUMN merged_into {int} REFERENCES organisation (id);
CREATE INDEX organisation_merged_into ON organisation (merged_into) WHERE merged_into IS NOT NULL;

-- The same name and date of birth are looked for together (R10).
DROP INDEX person_name;
CREATE INDEX person_name ON person (name, birth, birth_prec);

CREATE TABLE different_people (
  id       {id},
  uid      {blob} NOT NULL UNIQUE,
  revision {int}  NOT NULL,
  one      {int}  NOT NULL REFERENCES person (id),
  other    {int}  NOT NULL REFERENCES person (id),
  note     {text},
  custom   {json}
) {strict};

CREATE INDEX different_people_one ON different_people (one);
CREATE INDEX different_people_other ON different_people (other);
