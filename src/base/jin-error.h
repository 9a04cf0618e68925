/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JinError:
 * @JIN_ERROR_INPUT: what was typed or read is wrong; nothing was written
 * @JIN_ERROR_STORE: the database refused or could not be read or written
 * @JIN_ERROR_CONFLICT: somebody changed the same record meanwhile
 * @JIN_ERROR_BUSY: another program or PC is writing at the moment
 * @JIN_ERROR_READ_ONLY: the file or folder may not be written
 * @JIN_ERROR_NEWER: made by a newer version of this program
 * @JIN_ERROR_FORMAT: not a file of the expected kind, or a damaged one
 * @JIN_ERROR_ENCRYPTED: protected by a password
 * @JIN_ERROR_TOO_LARGE: beyond the limits that protect the PC
 * @JIN_ERROR_NOT_FOUND: there is no such record, file or name
 * @JIN_ERROR_CANCELLED: stopped by the user
 * @JIN_ERROR_FAILED: anything else
 *
 * The one error domain of the program.  The code decides what the program does
 * next (and the exit status of the command line); the message is for people
 * and says what was tried, what happened and what to do.
 */
typedef enum {
  JIN_ERROR_INPUT,
  JIN_ERROR_STORE,
  JIN_ERROR_CONFLICT,
  JIN_ERROR_BUSY,
  JIN_ERROR_READ_ONLY,
  JIN_ERROR_NEWER,
  JIN_ERROR_FORMAT,
  JIN_ERROR_ENCRYPTED,
  JIN_ERROR_TOO_LARGE,
  JIN_ERROR_NOT_FOUND,
  JIN_ERROR_CANCELLED,
  JIN_ERROR_FAILED,
} JinError;

#define JIN_ERROR (jin_error_quark ())
GQuark jin_error_quark (void);

G_END_DECLS
