-- SPDX-License-Identifier: GPL-3.0-or-later
-- Activities of every type and who came.

CREATE TABLE activity (
  id               {id},
  uid              {blob} NOT NULL UNIQUE,
  revision         {int}  NOT NULL,
  title            {text} NOT NULL,
  organisation     {int}  REFERENCES organisation (id),
  start            {text} NOT NULL,
  "end"            {text},
  place            {text},
  host             {text},
  recorder         {text},
  mode             {text},
  state            {text},
  state_reason     {text},
  topic            {text},
  agenda           {text},
  content          {text},
  decisions        {text},
  expected         {int},
  present          {int},
  leave            {int},
  home_study       {int},
  attendees        {text},
  absence_note     {text},
  voters           {int},
  voters_present   {int},
  votes_for        {int},
  votes_against    {int},
  votes_abstained  {int},
  cost             {int},
  theory_minutes   {int},
  attachment       {text},
  note             {text},
  series           {text},
  series_date      {text},
  series_date_prec {text},
  custom           {json}
) {strict};

CREATE TABLE activity_types (
  owner {int}  NOT NULL REFERENCES activity (id),
  code  {text} NOT NULL,
  PRIMARY KEY (owner, code)
) {strict};
CREATE INDEX activity_types_code ON activity_types (code, owner);

CREATE INDEX activity_organisation ON activity (organisation);
CREATE INDEX activity_start ON activity (start);
CREATE INDEX activity_series ON activity (series) WHERE series IS NOT NULL;

CREATE TABLE attendance (
  id       {id},
  uid      {blob} NOT NULL UNIQUE,
  revision {int}  NOT NULL,
  activity {int}  NOT NULL REFERENCES activity (id),
  person   {int}  NOT NULL REFERENCES person (id),
  state    {text},
  exempt   {int},
  guest    {int},
  note     {text},
  custom   {json}
) {strict};

CREATE INDEX attendance_activity ON attendance (activity, person);
CREATE INDEX attendance_person ON attendance (person);
