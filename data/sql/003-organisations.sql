-- SPDX-License-Identifier: GPL-3.0-or-later
-- Party organisations and the posts in them.

CREATE TABLE organisation (
  id                   {id},
  uid                  {blob} NOT NULL UNIQUE,
  revision             {int}  NOT NULL,
  name                 {text} NOT NULL,
  name_pinyin          {text},
  name_initials        {text},
  name_order           {text},
  name_strokes         {text},
  aliases              {text},
  kind                 {text},
  category             {text},
  parent               {int}  REFERENCES organisation (id),
  unit_nature          {text},
  units                {text},
  unit_count           {int},
  in_community         {int},
  founded_on           {text},
  founded_on_prec      {text},
  approval_doc         {text},
  approved_by          {text},
  reason               {text},
  valid_until          {text},
  valid_until_prec     {text},
  dissolved_on         {text},
  dissolved_on_prec    {text},
  fixed_day            {text},
  fixed_place          {text},
  address              {text},
  phone                {text},
  election_date        {text},
  election_date_prec   {text},
  term_years           {int},
  term_end             {text},
  term_end_prec        {text},
  extended_until       {text},
  extended_until_prec  {text},
  list_order           {int},
  note                 {text},
  full_members         {int},
  probationary_members {int},
  custom               {json}
) {strict};

CREATE INDEX organisation_name ON organisation (name);
CREATE INDEX organisation_name_pinyin ON organisation (name_pinyin);
CREATE INDEX organisation_name_initials ON organisation (name_initials);
CREATE INDEX organisation_kind ON organisation (kind);
CREATE INDEX organisation_parent ON organisation (parent);
CREATE INDEX organisation_term_end ON organisation (term_end);
CREATE INDEX organisation_list_order ON organisation (list_order);

CREATE TABLE post (
  id           {id},
  uid          {blob} NOT NULL UNIQUE,
  revision     {int}  NOT NULL,
  person       {int}  NOT NULL REFERENCES person (id),
  organisation {int}  NOT NULL REFERENCES organisation (id),
  post         {text} NOT NULL,
  "from"       {text},
  from_prec    {text},
  until        {text},
  until_prec   {text},
  serving      {int},
  duties       {text},
  note         {text},
  custom       {json}
) {strict};

CREATE INDEX post_person ON post (person);
CREATE INDEX post_organisation ON post (organisation);
