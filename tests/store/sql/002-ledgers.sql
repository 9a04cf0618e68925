-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tables of the store's test ledgers, see store-ledgers.c.

CREATE TABLE organisation (
  id            {id},
  uid           {blob} NOT NULL UNIQUE,
  revision      {int}  NOT NULL,
  name          {text} NOT NULL,
  name_pinyin   {text},
  name_initials {text},
  name_order    {text},
  name_strokes  {text},
  kind          {text},
  parent        {int}  REFERENCES organisation (id),
  members       {int},
  visits        {int}
) {strict};

CREATE TABLE person (
  id              {id},
  uid             {blob} NOT NULL UNIQUE,
  revision        {int}  NOT NULL,
  name            {text} NOT NULL,
  name_pinyin     {text},
  name_initials   {text},
  name_order      {text},
  name_strokes    {text},
  sex             {text},
  birth           {text},
  birth_prec      {text},
  id_number       {text},
  id_number_rev   {text},
  phone           {text},
  phone_rev       {text},
  health          {text},
  branch          {int}  REFERENCES organisation (id),
  status          {text},
  dues            {int},
  weight          {real},
  lives_alone     {int},
  address         {text},
  list_order      {int},
  joined          {text},
  joined_prec     {text},
  last_visit      {text},
  last_visit_prec {text},
  visits          {int},
  gifts           {int},
  last_attended   {text}
) {strict};
CREATE INDEX person_name ON person (name);
CREATE INDEX person_name_pinyin ON person (name_pinyin);
CREATE INDEX person_name_initials ON person (name_initials);
CREATE INDEX person_birth ON person (birth);
CREATE INDEX person_id_number ON person (id_number);
CREATE INDEX person_id_number_rev ON person (id_number_rev);
CREATE INDEX person_phone ON person (phone);
CREATE INDEX person_phone_rev ON person (phone_rev);
CREATE INDEX person_branch ON person (branch);
CREATE INDEX person_list_order ON person (list_order, name_order);

CREATE TABLE person_hobbies (
  owner {int}  NOT NULL REFERENCES person (id),
  code  {text} NOT NULL,
  PRIMARY KEY (owner, code)
) {strict};
CREATE INDEX person_hobbies_code ON person_hobbies (code, owner);

CREATE TABLE membership (
  id         {id},
  uid        {blob} NOT NULL UNIQUE,
  revision   {int}  NOT NULL,
  person     {int}  NOT NULL REFERENCES person (id),
  branch     {int}  REFERENCES organisation (id),
  status     {text},
  "from"     {text},
  from_prec  {text},
  until      {text},
  until_prec {text}
) {strict};
CREATE INDEX membership_person ON membership (person);
CREATE INDEX membership_branch ON membership (branch);

CREATE TABLE visit (
  id        {id},
  uid       {blob} NOT NULL UNIQUE,
  revision  {int}  NOT NULL,
  person    {int}  NOT NULL REFERENCES person (id),
  date      {text},
  date_prec {text},
  gift      {int},
  result    {text}
) {strict};
CREATE INDEX visit_person ON visit (person);

CREATE TABLE activity (
  id           {id},
  uid          {blob} NOT NULL UNIQUE,
  revision     {int}  NOT NULL,
  title        {text} NOT NULL,
  start        {text},
  organisation {int}  REFERENCES organisation (id),
  expected     {int}
) {strict};
CREATE INDEX activity_start ON activity (start);

CREATE TABLE activity_types (
  owner {int}  NOT NULL REFERENCES activity (id),
  code  {text} NOT NULL,
  PRIMARY KEY (owner, code)
) {strict};

CREATE TABLE attendance (
  id       {id},
  uid      {blob} NOT NULL UNIQUE,
  revision {int}  NOT NULL,
  activity {int}  NOT NULL REFERENCES activity (id),
  person   {int}  NOT NULL REFERENCES person (id),
  state    {text}
) {strict};
CREATE INDEX attendance_activity ON attendance (activity);
CREATE INDEX attendance_person ON attendance (person);
