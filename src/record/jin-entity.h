/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-merging.h"

G_BEGIN_DECLS

typedef struct _JinLookup JinLookup;

typedef enum {
  JIN_ENTITY_LEDGER = 1 << 0,      /* stands on the page of all ledgers (台账) */
  JIN_ENTITY_SPAN = 1 << 1,        /* has from/until; at most one is open per owner */
  JIN_ENTITY_SYSTEM = 1 << 2,      /* no history on screen, no undo (settings, views' bookkeeping) */
  JIN_ENTITY_PEOPLE = 1 << 3,      /* rows are people: lists offer labels, cards … */
  JIN_ENTITY_FINDS_OWNER = 1 << 4, /* the search for its owner looks here too (family) */
  JIN_ENTITY_HIDDEN = 1 << 5,      /* on no page of its own nor of what it refers to, but with history (named lists) */
} JinEntityFlags;

/**
 * JinEntity:
 * @number: unique, 1…255; see JIN_FIELD_ID()
 * @name: table name and key ("person")
 * @label, @plural: msgids in the context "entity" ("Visit", "Visits")
 * @heads: Chinese names, "|"-separated, the first official ("走访慰问登记表|走访台账"): titles
 *   of sheets and of files to recognise
 * @title: field that names a record in lists and references
 * @subtitle: a second field that tells namesakes apart, or 0
 * @when: field that dates a record on timelines and in periods, or 0
 * @span_from, @span_until: of JIN_ENTITY_SPAN entities
 * @span_reason: text field of such an entity for why it began, or 0
 * @tab: title of the tab behind which it stands on another record's page, together with ledgers of the same @tab, context
 *   "tab"; %NULL for one of its own
 * @timeline: the sentence for the owner's timeline, with {field} marks, context "timeline", or %NULL
 * @order: default sort ("list_order, name", a leading "-" is descending)
 * @match: fields that identify a record on import, "|"-separated alternatives of "+"-joined fields; %NULL: never imported
 * @other_titles: text field with more names that a file may call a record by (简称), or 0
 * @adopt: completes the owner that an imported row made because the office did not know it yet
 * @derive: fills in what follows from other fields, before checking (pure)
 * @check: adds issues (errors stop a commit, hints never do)
 * @merging: how two records that are the same become one, or %NULL
 * @unite: of two records that `match` says are one (one person's attendance of one activity) there can be only one: puts
 *   everything that holds into the first; %NULL where both may stay
 * @recount: corrects the owner's numbers after such records became one; says whether any differs (element-type JinRecord)
 * @n_values: more than the index of any field, where the office made some; else 0
 */
struct _JinEntity
{
  int             number;
  const char     *name;
  const char     *label;
  const char     *plural;
  const char     *heads;
  const char     *icon;
  JinEntityFlags  flags;
  const JinField *fields;
  int             n_fields;
  int             title;
  int             subtitle;
  int             when;
  int             span_from;
  int             span_until;
  int             span_reason;
  const char     *tab;
  const char     *timeline;
  const char     *order;
  const char     *match;
  int             other_titles;
  void (*adopt) (JinRecord *record,
                 JinRecord *owner);
  void (*derive) (JinRecord        *record,
                  const JinContext *context);
  void (*check) (JinRecord        *record,
                 const JinContext *context,
                 JinLookup        *lookup,
                 GPtrArray        *issues);
  const JinMerging *merging;
  void (*unite) (JinRecord *kept,
                 JinRecord *other);
  gboolean (*recount) (JinRecord *owner,
                       GPtrArray *before,
                       GPtrArray *after,
                       JinLookup *lookup);
  int n_values;
};

/**
 * JinEntities: all declarations, handed to the store by main and cli.
 */
typedef struct
{
  const JinEntity *const *items;
  int                     n_items;
} JinEntities;

const JinEntity *jin_entities_find (const JinEntities *entities,
                                    const char        *name);
const JinEntity *jin_entities_by_number (const JinEntities *entities,
                                         int                number);
const JinEntity *jin_entities_current (const JinEntities *entities,
                                       const JinEntity   *entity);
gboolean         jin_entity_same (const JinEntity *a,
                                  const JinEntity *b);
int              jin_entity_n_values (const JinEntity *entity);
int              jin_entity_field_id (const JinEntity *entity,
                                      int              position);
const JinField  *jin_entity_field (const JinEntity *entity,
                                   int              field_id);
int              jin_entity_find_field (const JinEntity *entity,
                                        const char      *name);
int              jin_entity_owner_field (const JinEntity *entity);
int              jin_entity_owned_by (const JinEntity *entity,
                                      const JinEntity *owner);
int              jin_entity_reference_to (const JinEntity *entity,
                                          const JinEntity *target);
const char      *jin_entity_label (const JinEntity *entity);
const char      *jin_entity_plural (const JinEntity *entity);
const char      *jin_entity_tab (const JinEntity *entity);
char            *jin_entity_head (const JinEntity *entity);

G_END_DECLS
