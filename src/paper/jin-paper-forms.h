/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/jin-document.h"
#include "paper/jin-mail.h"
#include "record/jin-format.h"
#include "report/jin-scope.h"

G_BEGIN_DECLS

/*
 * Whole sheets from the store, for the window and the command line alike.  They
 * block: call them inside jin_store_run_async().
 */

#define JIN_OFFICE_NAME_SETTING "office-name"
#define JIN_OFFICE_ADDRESS_SETTING "office-address"
#define JIN_OFFICE_POSTCODE_SETTING "office-postcode"

JinDocument *jin_paper_list (JinStore           *store,
                             const JinQuery     *query,
                             GArray             *fields,
                             const char         *title,
                             JinMaskLevel        level,
                             const JinPageSetup *setup,
                             GCancellable       *cancellable,
                             GError            **error);
JinDocument *jin_paper_mail (JinStore             *store,
                             const JinQuery       *query,
                             const JinMailOptions *options,
                             JinHouseholds       **households,
                             GCancellable         *cancellable,
                             GError              **error);
JinDocument *jin_paper_roster (JinStore           *store,
                               JinFilter          *filter,
                               const JinContext   *context,
                               const JinPageSetup *setup,
                               GCancellable       *cancellable,
                               GError            **error);
JinDocument *jin_paper_sign_in (JinStore     *store,
                                JinRecord    *activity,
                                GCancellable *cancellable,
                                GError      **error);
JinDocument *jin_paper_card (JinStore         *store,
                             JinRecord        *record,
                             JinMaskLevel      level,
                             const JinContext *context);
JinDocument *jin_paper_annual_record (JinStore         *store,
                                      JinRecord        *person,
                                      int               year,
                                      const JinContext *context,
                                      GCancellable     *cancellable,
                                      GError          **error);
JinDocument *jin_paper_chart (JinStore           *store,
                              const char         *name,
                              const JinScope     *scope,
                              const JinPageSetup *setup,
                              GCancellable       *cancellable,
                              GError            **error);
JinDocument *jin_paper_charts (JinStore          *store,
                               const char *const *names,
                               const JinScope    *scope,
                               JinPaperSize       size,
                               gboolean           landscape,
                               GCancellable      *cancellable,
                               GError           **error);

G_END_DECLS
