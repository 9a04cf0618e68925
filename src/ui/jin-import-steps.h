/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  JIN_IMPORT_STEP_FILE,
  JIN_IMPORT_STEP_COLUMNS,
  JIN_IMPORT_STEP_REVIEW,
  JIN_IMPORT_STEP_DONE,
  JIN_IMPORT_N_STEPS,
} JinImportStep;

/* JinImportSteps: the four steps in a row; the one at hand stands out, those behind are ticked. */
#define JIN_TYPE_IMPORT_STEPS (jin_import_steps_get_type ())
G_DECLARE_FINAL_TYPE (JinImportSteps, jin_import_steps, JIN, IMPORT_STEPS, AdwBin)

void          jin_import_steps_set_step (JinImportSteps *self,
                                         JinImportStep   step);
JinImportStep jin_import_steps_get_step (JinImportSteps *self);

G_END_DECLS
