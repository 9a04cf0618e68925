/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-changes.h"
#include "record/jin-context.h"
#include "record/jin-issue.h"
#include "record/jin-lookup.h"

G_BEGIN_DECLS

/* After so many errors nobody reads on. */
#define JIN_COMMIT_MAX_ERRORS 200

/* What was found wrong with the records of a set. */
typedef struct
{
  GPtrArray *issues; /* JinIssue */
  guint      n_errors;
} JinCommitFindings;

/* Derives what follows inside the record of a change and checks it; @lookup is NULL for a set from a source, whose hints are
 * not kept either. Returns whether it may be written. */
gboolean jin_commit_prepare (const JinChange   *change,
                             const JinContext  *context,
                             JinLookup         *lookup,
                             JinCommitFindings *findings);

/* Changes that wait to be written, prepared. */
typedef struct
{
  GArray           *changes; /* JinChange */
  JinCommitFindings findings;
} JinCommitBatch;

typedef struct _JinCommitFeed JinCommitFeed;

/* @changes: with a source; nobody else may touch them until the feed is freed
 * @ahead: in a thread of its own; not where the store has one connection only, which a source may ask */
JinCommitFeed *jin_commit_feed_new (JinChanges       *changes,
                                    const JinContext *context,
                                    gboolean          ahead);
/* Stops, if need be. */
void jin_commit_feed_free (JinCommitFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinCommitFeed, jin_commit_feed_free)
/* Waits for the next batch, which lives until the next call; NULL at the end, with @error set when the source failed. */
const JinCommitBatch *jin_commit_feed_next (JinCommitFeed *self,
                                            GError       **error);

G_END_DECLS
