-- SPDX-License-Identifier: GPL-3.0-or-later
-- Elections at activities (R34–R37).

CREATE TABLE election (
  id               {id},
  uid              {blob} NOT NULL UNIQUE,
  revision         {int}  NOT NULL,
  activity         {int}  NOT NULL REFERENCES activity (id),
  body             {text} NOT NULL,
  seats            {int},
  full_members     {int},
  excluded         {int},
  superior_agreed  {int},
  superior_on      {text},
  superior_on_prec {text},
  meeting_approved {int},
  meeting_on       {text},
  meeting_on_prec  {text},
  present          {int},
  issued           {int},
  returned         {int},
  void_ballots     {int},
  note             {text}
) {strict};

CREATE INDEX election_activity ON election (activity);

CREATE TABLE exclusion (
  id       {id},
  uid      {blob} NOT NULL UNIQUE,
  revision {int}  NOT NULL,
  activity {int}  NOT NULL REFERENCES activity (id),
  person   {int}  NOT NULL REFERENCES person (id),
  reason   {text},
  note     {text}
) {strict};

CREATE INDEX exclusion_activity ON exclusion (activity);
CREATE INDEX exclusion_person ON exclusion (person);

CREATE TABLE candidate (
  id              {id},
  uid             {blob} NOT NULL UNIQUE,
  revision        {int}  NOT NULL,
  activity        {int}  NOT NULL REFERENCES activity (id),
  person          {int}  NOT NULL REFERENCES person (id),
  post            {text},
  votes_for       {int},
  votes_against   {int},
  votes_abstained {int},
  elected         {int},
  note            {text}
) {strict};

CREATE INDEX candidate_activity ON candidate (activity);
CREATE INDEX candidate_person ON candidate (person);
