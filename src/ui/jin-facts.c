/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-person.h"
#include "record/jin-format.h"
#include "ui/jin-attachment.h"
#include "ui/jin-facts.h"
#include "ui/jin-person-overview.h"
#include "ui/jin-reveal.h"
#include "ui/jin-wrap-box.h"

#define FACT_WIDTH 28
#define FACT_SPACING 18

GPtrArray *
jin_form_groups (const JinEntity *entity)
{
  GPtrArray *groups = g_ptr_array_new ();

  for (int i = 0; i < entity->n_fields; i++)
    {
      const char *group = entity->fields[i].group;

      if ((entity->fields[i].flags & JIN_FIELD_HIDDEN) == 0 && group != NULL && !g_ptr_array_find_with_equal_func (groups, group, g_str_equal, NULL))
        g_ptr_array_add (groups, (gpointer)group);
    }
  return groups;
}

const char *
jin_form_group_label (const char *group)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "group", group);
}

GtkWidget *
jin_form_group_new (const char *title, GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (content, "card");
  gtk_widget_add_css_class (content, "form-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), content);
  return box;
}

static void
open_cb (GtkButton *button, gpointer data)
{
  JinWindow       *window = JIN_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  const JinEntity *target = g_object_get_data (G_OBJECT (button), "target");

  jin_window_open_record (window, target, *(gint64 *)g_object_get_data (G_OBJECT (button), "id"));
}

/* The title of another record, leading there. */
static GtkWidget *
create_link (JinRecord *record, int field, const char *text)
{
  gint64     id = jin_record_get_ref (record, field);
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "fact-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "target", (gpointer)jin_entity_field (jin_record_get_entity (record), field)->target);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  return button;
}

/* ---- files ---- */

/* What a kept file is called outside: documents know; of others the record's title and the field do. */
static char *
dup_file_name (JinRecord *record, int field)
{
  const JinEntity *entity = jin_record_get_entity (record);
  int              named = jin_entity_find_field (entity, "file_name");

  if (named != 0 && !jin_record_is_empty (record, named))
    return g_strdup (jin_record_get_text (record, named));
  /* Pictures are kept as JPEG, see jin_photo_read(). */
  return g_strdup_printf ("%s-%s.jpg", jin_record_get_title (record), jin_field_label (jin_entity_field (entity, field)));
}

static void
file_cb (GtkButton *button, gpointer data)
{
  JinWindow       *window = JIN_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  JinRecord       *record = g_object_get_data (G_OBJECT (button), "record");
  int              field = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "field"));
  g_autofree char *name = dup_file_name (record, field);

  if (g_object_get_data (G_OBJECT (button), "save") != NULL)
    jin_attachment_save (window, jin_record_get_text (record, field), name);
  else
    jin_attachment_open (window, jin_record_get_text (record, field), name);
}

static GtkWidget *
create_file_button (JinRecord *record, int field, const char *label, gboolean save)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  g_object_set_data (G_OBJECT (button), "field", GINT_TO_POINTER (field));
  g_object_set_data (G_OBJECT (button), "save", GINT_TO_POINTER (save));
  g_signal_connect (button, "clicked", G_CALLBACK (file_cb), NULL);
  return button;
}

static GtkWidget *
create_file (JinRecord *record, int field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), create_file_button (record, field, _ ("Open"), FALSE));
  gtk_box_append (GTK_BOX (box), create_file_button (record, field, _ ("Save a Copy…"), TRUE));
  return box;
}

static GtkWidget *
create_value (JinRecord *record, int field, const char *text)
{
  const JinField *declared = jin_entity_field (jin_record_get_entity (record), field);
  GtkWidget      *box, *label;

  if (declared->type == JIN_TYPE_REFERENCE && *text != '\0')
    return create_link (record, field, text);
  if (declared->type == JIN_TYPE_ATTACHMENT)
    return create_file (record, field);
  label = gtk_label_new (*text != '\0' ? text : _ ("Not filled in"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), *text != '\0');
  gtk_widget_set_can_focus (label, FALSE);
  if (*text == '\0')
    gtk_widget_add_css_class (label, "missing");
  if (declared->type != JIN_TYPE_ID_NUMBER || *text == '\0')
    return label;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), jin_reveal_button_new (record, field, GTK_LABEL (label)));
  return box;
}

/* ---- the field's menu ---- */

static GMenuModel *
create_menu (int field)
{
  GMenu           *menu = g_menu_new ();
  g_autofree char *action = g_strdup_printf ("record.show-history(%d)", field);

  g_menu_append (menu, _ ("_History of This Field"), action);
  return G_MENU_MODEL (menu);
}

static void
menu_closed_cb (GtkPopover *popover)
{
  g_idle_add_once ((GSourceOnceFunc)gtk_widget_unparent, popover);
}

static void
menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer field)
{
  GtkWidget             *fact = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  g_autoptr (GMenuModel) menu = create_menu (GPOINTER_TO_INT (field));
  GtkWidget             *popover;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, fact);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){(int)x, (int)y, 1, 1});
  g_signal_connect (popover, "closed", G_CALLBACK (menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* A value that can be copied has a menu of its own; by the keyboard the same is chosen among the changes. */
static void
give_menu (GtkWidget *fact, int field)
{
  GtkWidget             *value = gtk_widget_get_last_child (fact);
  GtkGesture            *gesture = gtk_gesture_click_new ();
  g_autoptr (GMenuModel) menu = create_menu (field);

  if (GTK_IS_LABEL (value))
    gtk_label_set_extra_menu (GTK_LABEL (value), menu);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (menu_cb), GINT_TO_POINTER (field));
  gtk_widget_add_controller (fact, GTK_EVENT_CONTROLLER (gesture));
}

static GtkWidget *
create_fact (JinRecord *record, int field, const char *text)
{
  const JinField *declared = jin_entity_field (jin_record_get_entity (record), field);
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget      *label = gtk_label_new (jin_field_label (declared));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_value (record, field, text));
  if (declared->type == JIN_TYPE_LONG_TEXT)
    gtk_widget_add_css_class (box, "wide");
  if (jin_field_is_stored (declared))
    give_menu (box, field);
  return box;
}

/* Returns: (nullable): the group's card; none when it would be empty */
static GtkWidget *
create_group (JinWindow *window, JinRecord *record, const char *group)
{
  const JinEntity      *entity = jin_record_get_entity (record);
  JinContext            context = jin_window_context (window);
  g_autoptr (GtkWidget) facts = g_object_ref_sink (jin_wrap_box_new (FACT_WIDTH, FACT_SPACING));

  for (int i = 0; i < entity->n_fields; i++)
    {
      const JinField  *field = &entity->fields[i];
      int              id = jin_entity_field_id (entity, i);
      g_autofree char *text = NULL;

      if (g_strcmp0 (field->group, group) != 0 || (field->flags & JIN_FIELD_HIDDEN) != 0 || id == JIN_PERSON_PHOTO)
        continue;
      /* What is counted for lists says nothing of an organisation that has only others beneath it. */
      if ((field->flags & JIN_FIELD_SUMMED) != 0 && (field->flags & JIN_FIELD_READ_ONLY) != 0 && jin_record_get_int (record, id) == 0)
        continue;
      text = jin_record_format (record, id, &context, JIN_MASK_INTERNAL, jin_store_list_func, jin_window_get_store (window));
      if (*text != '\0' || (field->flags & JIN_FIELD_EXPECTED) != 0)
        jin_wrap_box_append (JIN_WRAP_BOX (facts), create_fact (record, id, text));
    }
  if (gtk_widget_get_first_child (facts) == NULL)
    return NULL;
  return jin_form_group_new (jin_form_group_label (group), facts);
}

GtkWidget *
jin_facts_new (JinWindow *window, JinRecord *record)
{
  g_autoptr (GPtrArray) groups = NULL;
  GtkWidget            *box;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (record), NULL);
  groups = jin_form_groups (jin_record_get_entity (record));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  if (jin_entity_same (jin_record_get_entity (record), &jin_person_entity) && jin_record_get_id (record) > 0)
    gtk_box_append (GTK_BOX (box), jin_person_overview_new (window, record));
  for (guint i = 0; i < groups->len; i++)
    {
      GtkWidget *group = create_group (window, record, g_ptr_array_index (groups, i));

      if (group != NULL)
        gtk_box_append (GTK_BOX (box), group);
    }
  return box;
}
