-- SPDX-License-Identifier: GPL-3.0-or-later
-- Care plans and talks.

CREATE TABLE care_plan (
  id              {id},
  uid             {blob} NOT NULL UNIQUE,
  revision        {int}  NOT NULL,
  person          {int}  NOT NULL REFERENCES person (id),
  updated_on      {text} NOT NULL,
  updated_on_prec {text},
  liaison         {text},
  health          {text},
  medical         {text},
  care            {text},
  rescue          {text},
  contact         {text},
  contact_phone   {text},
  measures        {text},
  note            {text}
) {strict};

CREATE INDEX care_plan_person ON care_plan (person);
CREATE INDEX care_plan_updated_on ON care_plan (updated_on);

CREATE TABLE talk (
  id          {id},
  uid         {blob} NOT NULL UNIQUE,
  revision    {int}  NOT NULL,
  person      {int}  NOT NULL REFERENCES person (id),
  date        {text} NOT NULL,
  date_prec   {text},
  talker      {text},
  talker_post {text},
  kind        {text},
  way         {text},
  reason      {text},
  place       {text},
  content     {text},
  opinion     {text},
  follow_up   {text},
  recorder    {text},
  note        {text}
) {strict};

CREATE INDEX talk_person ON talk (person);
CREATE INDEX talk_date ON talk (date);
