-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE contact (
  id            {id},
  uid           {blob} NOT NULL UNIQUE,
  revision      {int}  NOT NULL,
  person        {int}  NOT NULL REFERENCES person (id),
  name          {text} NOT NULL,
  name_pinyin   {text},
  name_initials {text},
  name_order    {text},
  name_strokes  {text},
  relationship  {text},
  phone         {text},
  phone_rev     {text}
) {strict};
CREATE INDEX contact_person ON contact (person);
CREATE INDEX contact_name ON contact (name);
CREATE INDEX contact_name_pinyin ON contact (name_pinyin);
CREATE INDEX contact_name_initials ON contact (name_initials);
CREATE INDEX contact_phone ON contact (phone);
CREATE INDEX contact_phone_rev ON contact (phone_rev);
