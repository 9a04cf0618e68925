-- SPDX-License-Identifier: GPL-3.0-or-later
-- People: the roster, their family, and the spans that tell who was where and in which state.

CREATE TABLE person (
  id                   {id},
  uid                  {blob} NOT NULL UNIQUE,
  revision             {int}  NOT NULL,
  name                 {text} NOT NULL,
  name_pinyin          {text},
  name_initials        {text},
  name_order           {text},
  name_strokes         {text},
  former_name          {text},
  sex                  {text},
  birth                {text},
  birth_prec           {text},
  birth_kind           {text},
  id_number            {text},
  id_number_rev        {text},
  nation               {text},
  native_place         {text},
  birthplace           {text},
  education            {text},
  marriage             {text},
  photo                {text},
  retire_type          {text},
  retired_on           {text},
  retired_on_prec      {text},
  work_start           {text},
  work_start_prec      {text},
  revolution_date      {text},
  revolution_date_prec {text},
  revolution_period    {text},
  unit                 {text},
  post                 {text},
  unit_nature          {text},
  personnel_category   {text},
  unit_area            {text},
  title                {text},
  rank                 {text},
  rank_parallel        {text},
  treatment            {text},
  treatment_on         {text},
  treatment_on_prec    {text},
  treatment_doc        {text},
  medical              {text},
  medical_number       {text},
  veteran_worker       {int},
  army_retiree         {int},
  honours              {text},
  political_status     {text},
  party_join           {text},
  party_join_prec      {text},
  party_full           {text},
  party_full_prec      {text},
  branch               {int}  REFERENCES organisation (id),
  party_group          {int}  REFERENCES organisation (id),
  member_status        {text},
  dues_base            {int},
  medal_year           {int},
  medal_number         {text},
  health               {text},
  living               {text},
  residence            {text},
  volunteer_wish       {text},
  social_posts         {text},
  phone                {text},
  phone_rev            {text},
  home_phone           {text},
  home_phone_rev       {text},
  address              {text},
  hometown_address     {text},
  community            {text},
  relation             {text},
  managing_unit        {text},
  level                {text},
  list_order           {int},
  mgmt_class           {text},
  liaison              {text},
  certificate_number   {text},
  state                {text},
  died_on              {text},
  died_on_prec         {text},
  death_cause          {text},
  note                 {text},
  emergency_contacts   {int},
  last_visit           {text},
  last_visit_prec      {text},
  visits               {int},
  last_attended        {text},
  custom               {json}
) {strict};

CREATE TABLE person_specialty (
  owner {int}  NOT NULL REFERENCES person (id),
  code  {text} NOT NULL,
  PRIMARY KEY (owner, code)
) {strict};
CREATE INDEX person_specialty_code ON person_specialty (code, owner);

CREATE TABLE person_hobby (
  owner {int}  NOT NULL REFERENCES person (id),
  code  {text} NOT NULL,
  PRIMARY KEY (owner, code)
) {strict};
CREATE INDEX person_hobby_code ON person_hobby (code, owner);

CREATE INDEX person_name ON person (name);
CREATE INDEX person_name_pinyin ON person (name_pinyin);
CREATE INDEX person_name_initials ON person (name_initials);
CREATE INDEX person_birth ON person (birth);
CREATE INDEX person_id_number ON person (id_number);
CREATE INDEX person_id_number_rev ON person (id_number_rev);
CREATE INDEX person_branch ON person (branch);
CREATE INDEX person_party_group ON person (party_group) WHERE party_group IS NOT NULL;
CREATE INDEX person_phone ON person (phone);
CREATE INDEX person_phone_rev ON person (phone_rev);
CREATE INDEX person_home_phone ON person (home_phone) WHERE home_phone IS NOT NULL;
CREATE INDEX person_home_phone_rev ON person (home_phone_rev) WHERE home_phone_rev IS NOT NULL;
CREATE INDEX person_list_order ON person (list_order, name_order);

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
  phone_rev     {text},
  preferred     {int},
  emergency     {int},
  birth         {text},
  birth_prec    {text},
  unit          {text},
  place         {text},
  note          {text},
  custom        {json}
) {strict};

CREATE INDEX contact_person ON contact (person);
CREATE INDEX contact_name ON contact (name);
CREATE INDEX contact_name_pinyin ON contact (name_pinyin);
CREATE INDEX contact_name_initials ON contact (name_initials);
CREATE INDEX contact_phone ON contact (phone);
CREATE INDEX contact_phone_rev ON contact (phone_rev);

CREATE TABLE person_state (
  id         {id},
  uid        {blob} NOT NULL UNIQUE,
  revision   {int}  NOT NULL,
  person     {int}  NOT NULL REFERENCES person (id),
  state      {text} NOT NULL,
  "from"     {text},
  from_prec  {text},
  until      {text},
  until_prec {text},
  reason     {text},
  note       {text},
  custom     {json}
) {strict};

CREATE INDEX person_state_person ON person_state (person);

CREATE TABLE membership (
  id          {id},
  uid         {blob} NOT NULL UNIQUE,
  revision    {int}  NOT NULL,
  person      {int}  NOT NULL REFERENCES person (id),
  branch      {int}  REFERENCES organisation (id),
  party_group {int}  REFERENCES organisation (id),
  status      {text},
  "from"      {text},
  from_prec   {text},
  until       {text},
  until_prec  {text},
  reason      {text},
  note        {text},
  custom      {json}
) {strict};

CREATE INDEX membership_person ON membership (person);
CREATE INDEX membership_branch ON membership (branch);
CREATE INDEX membership_party_group ON membership (party_group);
