/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/* Why somebody is among the hits, "through Son 张明 13812345678" or "Address 和平路1号", or NULL where the title says it. */
char *jin_search_reason (JinStore           *store,
                         const JinSearchHit *hit);

G_END_DECLS
