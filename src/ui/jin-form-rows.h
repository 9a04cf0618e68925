/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-form-row.h"

G_BEGIN_DECLS

/* The editors there are, one a kind of field; jin_form_row_new() chooses. */

/* One line of typing, understood by the field's type; what a date was understood as stands beneath.  A stored ID number
 * is masked until it is asked for (R94), and isn't touched as long as it is. */
#define JIN_TYPE_FORM_ENTRY (jin_form_entry_get_type ())
G_DECLARE_FINAL_TYPE (JinFormEntry, jin_form_entry, JIN, FORM_ENTRY, JinFormRow)

/* Several lines. */
#define JIN_TYPE_FORM_TEXT (jin_form_text_get_type ())
G_DECLARE_FINAL_TYPE (JinFormText, jin_form_text, JIN, FORM_TEXT, JinFormRow)

/* Yes or no. */
#define JIN_TYPE_FORM_SWITCH (jin_form_switch_get_type ())
G_DECLARE_FINAL_TYPE (JinFormSwitch, jin_form_switch, JIN, FORM_SWITCH, JinFormRow)

/* One code of a list, or none. Long lists can be searched by typing. */
#define JIN_TYPE_FORM_CHOICE (jin_form_choice_get_type ())
G_DECLARE_FINAL_TYPE (JinFormChoice, jin_form_choice, JIN, FORM_CHOICE, JinFormRow)

/* Several codes of a list, as chips that can be pressed. */
#define JIN_TYPE_FORM_CHOICES (jin_form_choices_get_type ())
G_DECLARE_FINAL_TYPE (JinFormChoices, jin_form_choices, JIN, FORM_CHOICES, JinFormRow)

/* Another record, found by typing characters, pinyin or initials. */
#define JIN_TYPE_FORM_REFERENCE (jin_form_reference_get_type ())
G_DECLARE_FINAL_TYPE (JinFormReference, jin_form_reference, JIN, FORM_REFERENCE, JinFormRow)

/* A picture or other file, kept in the database. */
#define JIN_TYPE_FORM_FILE (jin_form_file_get_type ())
G_DECLARE_FINAL_TYPE (JinFormFile, jin_form_file, JIN, FORM_FILE, JinFormRow)

G_END_DECLS
