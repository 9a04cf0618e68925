-- SPDX-License-Identifier: GPL-3.0-or-later
-- Columns that were meant for the office's own fields and never filled.

ALTER TABLE person DROP COLUMN custom;
ALTER TABLE contact DROP COLUMN custom;
ALTER TABLE person_state DROP COLUMN custom;
ALTER TABLE membership DROP COLUMN custom;
ALTER TABLE organisation DROP COLUMN custom;
ALTER TABLE post DROP COLUMN custom;
ALTER TABLE activity DROP COLUMN custom;
ALTER TABLE attendance DROP COLUMN custom;
ALTER TABLE absence DROP COLUMN custom;
ALTER TABLE visit DROP COLUMN custom;
ALTER TABLE view DROP COLUMN custom;
ALTER TABLE different_people DROP COLUMN custom;
ALTER TABLE phone DROP COLUMN custom;
ALTER TABLE document DROP COLUMN custom;
ALTER TABLE venue DROP COLUMN custom;
ALTER TABLE series DROP COLUMN custom;
ALTER TABLE partner DROP COLUMN custom;
ALTER TABLE holiday DROP COLUMN custom;
