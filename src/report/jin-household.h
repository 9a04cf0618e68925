/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinHousehold: who gets one letter.
 * @postcode: (nullable): six digits, from its own field or out of the address
 * @names: (element-type utf8): in the order of the list
 */
typedef struct
{
  char      *address;
  char      *postcode;
  GPtrArray *names;
} JinHousehold;

typedef enum {
  JIN_UNREACHED_NO_ADDRESS,
  JIN_UNREACHED_DIED,
} JinUnreachedReason;

typedef struct
{
  gint64             id; /* of the person */
  char              *name;
  JinUnreachedReason reason;
} JinUnreached;

/**
 * JinHouseholds:
 * @households: (element-type JinHousehold)
 * @unreached: (element-type JinUnreached): people who get none, and why
 * @n_people: who get one
 */
typedef struct
{
  GPtrArray *households;
  GPtrArray *unreached;
  guint      n_people;
} JinHouseholds;

/* So many at one address are neighbours in a home, not a household: each gets a letter. */
#define JIN_HOUSEHOLD_MAX 4

JinHouseholds *jin_report_households (JinStore       *store,
                                      const JinQuery *query,
                                      GCancellable   *cancellable,
                                      GError        **error);
void           jin_households_free (JinHouseholds *self);

char *jin_household_names (const JinHousehold *self,
                           const char         *salutation);
char *jin_address_take_postcode (const char *address,
                                 char      **postcode);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinHouseholds, jin_households_free)

G_END_DECLS
