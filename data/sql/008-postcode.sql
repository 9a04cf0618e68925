-- SPDX-License-Identifier: GPL-3.0-or-later
-- The postcode of an address, for envelopes.

ALTER TABLE person ADD COLUMN postcode {text};
