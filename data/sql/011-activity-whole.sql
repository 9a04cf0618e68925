-- SPDX-License-Identifier: GPL-3.0-or-later
-- Activities whole (R84): where, with whom, how they repeat; who answered; days off and working days (R78).

CREATE TABLE venue (
  id             {id},
  uid            {blob} NOT NULL UNIQUE,
  revision       {int}  NOT NULL,
  name           {text} NOT NULL,
  level          {text},
  organisation   {int}  REFERENCES organisation (id),
  address        {text},
  area           {real},
  seats          {int},
  rooms          {text},
  facilities     {text},
  step_free      {int},
  investment     {int},
  opened_on      {text},
  opened_on_prec {text},
  open_hours     {text},
  contact        {text},
  phone          {text},
  note           {text},
  custom         {json}
) {strict};

CREATE INDEX venue_name ON venue (name);
CREATE INDEX venue_organisation ON venue (organisation) WHERE organisation IS NOT NULL;

-- The rows of a series are activities; "rule" is an RRULE of RFC 5545.
CREATE TABLE series (
  id              {id},
  uid             {blob} NOT NULL UNIQUE,
  revision        {int}  NOT NULL,
  title           {text} NOT NULL,
  rule            {text} NOT NULL,
  start           {text} NOT NULL,
  start_prec      {text},
  shift           {text},
  exceptions      {text},
  made_until      {text},
  made_until_prec {text},
  custom          {json}
) {strict};

CREATE INDEX series_made_until ON series (made_until);

-- The text that stood here was never written.
DROP INDEX activity_series;
ALTER TABLE activity DROP COLUMN series;
ALTER TABLE activity ADD COLUMN series {int} REFERENCES series (id);
ALTER TABLE activity ADD COLUMN series_own {int};
ALTER TABLE activity ADD COLUMN venue {int} REFERENCES venue (id);
ALTER TABLE activity ADD COLUMN transport {text};
ALTER TABLE activity ADD COLUMN theme {text};
ALTER TABLE activity ADD COLUMN study_minutes {int};
CREATE INDEX activity_series ON activity (series) WHERE series IS NOT NULL;
CREATE INDEX activity_venue ON activity (venue) WHERE venue IS NOT NULL;

CREATE TABLE activity_tags (
  owner {int}  NOT NULL REFERENCES activity (id),
  code  {text} NOT NULL,
  PRIMARY KEY (owner, code)
) {strict};
CREATE INDEX activity_tags_code ON activity_tags (code, owner);

CREATE TABLE partner (
  id           {id},
  uid          {blob} NOT NULL UNIQUE,
  revision     {int}  NOT NULL,
  activity     {int}  NOT NULL REFERENCES activity (id),
  organisation {int}  NOT NULL REFERENCES organisation (id),
  role         {text},
  note         {text},
  custom       {json}
) {strict};

CREATE INDEX partner_activity ON partner (activity);
CREATE INDEX partner_organisation ON partner (organisation);

ALTER TABLE attendance ADD COLUMN answer {text};
ALTER TABLE attendance ADD COLUMN by_family {int};
ALTER TABLE attendance ADD COLUMN consent {int};
ALTER TABLE attendance ADD COLUMN informed {int};

CREATE TABLE holiday (
  id         {id},
  uid        {blob} NOT NULL UNIQUE,
  revision   {int}  NOT NULL,
  name       {text} NOT NULL,
  kind       {text},
  "from"     {text} NOT NULL,
  from_prec  {text},
  until      {text},
  until_prec {text},
  note       {text},
  custom     {json}
) {strict};

CREATE INDEX holiday_from ON holiday ("from");

INSERT INTO holiday (uid, revision, name, kind, "from", from_prec, until, until_prec, note) VALUES
  (CAST ('off-20240101-cn0' AS {blob}), 1, '元旦', 'off', '2024-01-01', 'D', NULL, NULL, '国办发明电〔2023〕7号'),
  (CAST ('off-20240210-cn0' AS {blob}), 1, '春节', 'off', '2024-02-10', 'D', '2024-02-17', 'D', '国办发明电〔2023〕7号'),
  (CAST ('day-20240204-cn0' AS {blob}), 1, '春节调休', 'working', '2024-02-04', 'D', NULL, NULL, '国办发明电〔2023〕7号'),
  (CAST ('day-20240218-cn0' AS {blob}), 1, '春节调休', 'working', '2024-02-18', 'D', NULL, NULL, '国办发明电〔2023〕7号'),
  (CAST ('off-20240404-cn0' AS {blob}), 1, '清明节', 'off', '2024-04-04', 'D', '2024-04-06', 'D', '国办发明电〔2023〕7号'),
  (CAST ('day-20240407-cn0' AS {blob}), 1, '清明节调休', 'working', '2024-04-07', 'D', NULL, NULL, '国办发明电〔2023〕7号'),
  (CAST ('off-20240501-cn0' AS {blob}), 1, '劳动节', 'off', '2024-05-01', 'D', '2024-05-05', 'D', '国办发明电〔2023〕7号'),
  (CAST ('day-20240428-cn0' AS {blob}), 1, '劳动节调休', 'working', '2024-04-28', 'D', NULL, NULL, '国办发明电〔2023〕7号'),
  (CAST ('day-20240511-cn0' AS {blob}), 1, '劳动节调休', 'working', '2024-05-11', 'D', NULL, NULL, '国办发明电〔2023〕7号'),
  (CAST ('off-20240610-cn0' AS {blob}), 1, '端午节', 'off', '2024-06-10', 'D', NULL, NULL, '国办发明电〔2023〕7号'),
  (CAST ('off-20240915-cn0' AS {blob}), 1, '中秋节', 'off', '2024-09-15', 'D', '2024-09-17', 'D', '国办发明电〔2023〕7号'),
  (CAST ('day-20240914-cn0' AS {blob}), 1, '中秋节调休', 'working', '2024-09-14', 'D', NULL, NULL, '国办发明电〔2023〕7号'),
  (CAST ('off-20241001-cn0' AS {blob}), 1, '国庆节', 'off', '2024-10-01', 'D', '2024-10-07', 'D', '国办发明电〔2023〕7号'),
  (CAST ('day-20240929-cn0' AS {blob}), 1, '国庆节调休', 'working', '2024-09-29', 'D', NULL, NULL, '国办发明电〔2023〕7号'),
  (CAST ('day-20241012-cn0' AS {blob}), 1, '国庆节调休', 'working', '2024-10-12', 'D', NULL, NULL, '国办发明电〔2023〕7号'),
  (CAST ('off-20250101-cn0' AS {blob}), 1, '元旦', 'off', '2025-01-01', 'D', NULL, NULL, '国办发明电〔2024〕12号'),
  (CAST ('off-20250128-cn0' AS {blob}), 1, '春节', 'off', '2025-01-28', 'D', '2025-02-04', 'D', '国办发明电〔2024〕12号'),
  (CAST ('day-20250126-cn0' AS {blob}), 1, '春节调休', 'working', '2025-01-26', 'D', NULL, NULL, '国办发明电〔2024〕12号'),
  (CAST ('day-20250208-cn0' AS {blob}), 1, '春节调休', 'working', '2025-02-08', 'D', NULL, NULL, '国办发明电〔2024〕12号'),
  (CAST ('off-20250404-cn0' AS {blob}), 1, '清明节', 'off', '2025-04-04', 'D', '2025-04-06', 'D', '国办发明电〔2024〕12号'),
  (CAST ('off-20250501-cn0' AS {blob}), 1, '劳动节', 'off', '2025-05-01', 'D', '2025-05-05', 'D', '国办发明电〔2024〕12号'),
  (CAST ('day-20250427-cn0' AS {blob}), 1, '劳动节调休', 'working', '2025-04-27', 'D', NULL, NULL, '国办发明电〔2024〕12号'),
  (CAST ('off-20250531-cn0' AS {blob}), 1, '端午节', 'off', '2025-05-31', 'D', '2025-06-02', 'D', '国办发明电〔2024〕12号'),
  (CAST ('off-20251001-cn0' AS {blob}), 1, '国庆节、中秋节', 'off', '2025-10-01', 'D', '2025-10-08', 'D', '国办发明电〔2024〕12号'),
  (CAST ('day-20250928-cn0' AS {blob}), 1, '国庆节、中秋节调休', 'working', '2025-09-28', 'D', NULL, NULL, '国办发明电〔2024〕12号'),
  (CAST ('day-20251011-cn0' AS {blob}), 1, '国庆节、中秋节调休', 'working', '2025-10-11', 'D', NULL, NULL, '国办发明电〔2024〕12号'),
  (CAST ('off-20260101-cn0' AS {blob}), 1, '元旦', 'off', '2026-01-01', 'D', '2026-01-03', 'D', '国办发明电〔2025〕7号'),
  (CAST ('day-20260104-cn0' AS {blob}), 1, '元旦调休', 'working', '2026-01-04', 'D', NULL, NULL, '国办发明电〔2025〕7号'),
  (CAST ('off-20260215-cn0' AS {blob}), 1, '春节', 'off', '2026-02-15', 'D', '2026-02-23', 'D', '国办发明电〔2025〕7号'),
  (CAST ('day-20260214-cn0' AS {blob}), 1, '春节调休', 'working', '2026-02-14', 'D', NULL, NULL, '国办发明电〔2025〕7号'),
  (CAST ('day-20260228-cn0' AS {blob}), 1, '春节调休', 'working', '2026-02-28', 'D', NULL, NULL, '国办发明电〔2025〕7号'),
  (CAST ('off-20260404-cn0' AS {blob}), 1, '清明节', 'off', '2026-04-04', 'D', '2026-04-06', 'D', '国办发明电〔2025〕7号'),
  (CAST ('off-20260501-cn0' AS {blob}), 1, '劳动节', 'off', '2026-05-01', 'D', '2026-05-05', 'D', '国办发明电〔2025〕7号'),
  (CAST ('day-20260509-cn0' AS {blob}), 1, '劳动节调休', 'working', '2026-05-09', 'D', NULL, NULL, '国办发明电〔2025〕7号'),
  (CAST ('off-20260619-cn0' AS {blob}), 1, '端午节', 'off', '2026-06-19', 'D', '2026-06-21', 'D', '国办发明电〔2025〕7号'),
  (CAST ('off-20260925-cn0' AS {blob}), 1, '中秋节', 'off', '2026-09-25', 'D', '2026-09-27', 'D', '国办发明电〔2025〕7号'),
  (CAST ('off-20261001-cn0' AS {blob}), 1, '国庆节', 'off', '2026-10-01', 'D', '2026-10-07', 'D', '国办发明电〔2025〕7号'),
  (CAST ('day-20260920-cn0' AS {blob}), 1, '国庆节调休', 'working', '2026-09-20', 'D', NULL, NULL, '国办发明电〔2025〕7号'),
  (CAST ('day-20261010-cn0' AS {blob}), 1, '国庆节调休', 'working', '2026-10-10', 'D', NULL, NULL, '国办发明电〔2025〕7号');
