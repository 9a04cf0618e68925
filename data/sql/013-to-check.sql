-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is doubtful about a person and has to be verified (R2: a number 1948.1 may be January or October).

ALTER TABLE person ADD COLUMN to_check {text};
CREATE INDEX person_to_check ON person (id) WHERE to_check IS NOT NULL;
