/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "paper/jin-document.h"
#include "paper/jin-paper-words.h"

/* Pages are counted when somebody asks, and again after the sheet has changed. */
typedef struct
{
  char        *title;
  JinPageSetup setup;
  int          n_pages; /* 0: not counted yet */
  gboolean     unmasked;
  gboolean     fixed;
  gint64       n_people;
  char        *purpose;
} JinDocumentPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (JinDocument, jin_document, G_TYPE_OBJECT)

enum {
  PROP_TITLE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
jin_document_finalize (GObject *object)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (JIN_DOCUMENT (object));

  g_clear_pointer (&priv->title, g_free);
  g_clear_pointer (&priv->purpose, g_free);
  G_OBJECT_CLASS (jin_document_parent_class)->finalize (object);
}

static void
jin_document_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TITLE)
    g_value_set_string (value, jin_document_get_title (JIN_DOCUMENT (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
jin_document_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (JIN_DOCUMENT (object));

  if (prop_id == PROP_TITLE)
    priv->title = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
jin_document_class_init (JinDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jin_document_finalize;
  object_class->get_property = jin_document_get_property;
  object_class->set_property = jin_document_set_property;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
jin_document_init (JinDocument *self)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  priv->setup = jin_page_setup (JIN_PAPER_A4, FALSE);
}

/**
 * jin_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none): its title: what stands on top, and the name of a file
 */
const char *
jin_document_get_title (JinDocument *self)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_DOCUMENT (self), "");

  return priv->title != NULL ? priv->title : "";
}

/**
 * jin_document_get_page_setup:
 * @self: a document
 *
 * Returns: (transfer none): the sheet
 */
const JinPageSetup *
jin_document_get_page_setup (JinDocument *self)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_DOCUMENT (self), NULL);

  return &priv->setup;
}

/**
 * jin_document_set_page_setup:
 * @self: a document
 * @setup: another sheet
 *
 * Pages are counted anew.
 */
void
jin_document_set_page_setup (JinDocument *self, const JinPageSetup *setup)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  g_return_if_fail (JIN_IS_DOCUMENT (self));
  g_return_if_fail (setup != NULL);

  priv->setup = *setup;
  priv->n_pages = 0;
}

/**
 * jin_document_get_n_pages:
 * @self: a document
 *
 * The first call lays the document out.
 *
 * Returns: number of pages, at least 1: with nothing in it a document is a blank form
 */
int
jin_document_get_n_pages (JinDocument *self)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_DOCUMENT (self), 0);

  if (priv->n_pages == 0)
    priv->n_pages = JIN_DOCUMENT_GET_CLASS (self)->paginate (self, &priv->setup);
  return priv->n_pages;
}

/**
 * jin_document_get_unmasked:
 * @self: a document
 *
 * Returns: whether it holds full personal data (R94)
 */
gboolean
jin_document_get_unmasked (JinDocument *self)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_DOCUMENT (self), FALSE);

  return priv->unmasked;
}

/**
 * jin_document_set_unmasked:
 * @self: a document
 * @unmasked: whether it holds full personal data: every page then says so in its head (R94)
 */
void
jin_document_set_unmasked (JinDocument *self, gboolean unmasked)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  g_return_if_fail (JIN_IS_DOCUMENT (self));

  priv->unmasked = unmasked;
}

/**
 * jin_document_is_fixed:
 * @self: a document
 *
 * Returns: whether it is made for its sheet, as labels and envelopes are, and fits no other
 */
gboolean
jin_document_is_fixed (JinDocument *self)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_DOCUMENT (self), FALSE);

  return priv->fixed;
}

/**
 * jin_document_set_fixed:
 * @self: a document
 * @fixed: whether it is made for its sheet alone
 */
void
jin_document_set_fixed (JinDocument *self, gboolean fixed)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  g_return_if_fail (JIN_IS_DOCUMENT (self));

  priv->fixed = fixed;
}

/**
 * jin_document_get_people:
 * @self: a document
 *
 * Returns: how many people's data it holds, for the note about its print (R94)
 */
gint64
jin_document_get_people (JinDocument *self)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_DOCUMENT (self), 0);

  return priv->n_people;
}

/**
 * jin_document_get_purpose:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): why it holds full personal data (R94)
 */
const char *
jin_document_get_purpose (JinDocument *self)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_DOCUMENT (self), NULL);

  return priv->purpose;
}

/**
 * jin_document_set_people:
 * @self: a document
 * @n_people: how many people's data it holds
 * @purpose: (nullable): why it holds it in full
 */
void
jin_document_set_people (JinDocument *self, gint64 n_people, const char *purpose)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);
  char               *copy = g_strdup (purpose);

  g_return_if_fail (JIN_IS_DOCUMENT (self));

  priv->n_people = n_people;
  g_free (priv->purpose);
  priv->purpose = copy;
}

/**
 * jin_document_draw_page:
 * @self: a document
 * @page: from 0
 * @cr: where: one unit is a point, the sheet's top left corner at the origin
 *
 * Draws black on whatever lies beneath; a preview paints its own white.
 */
void
jin_document_draw_page (JinDocument *self, int page, cairo_t *cr)
{
  JinDocumentPrivate *priv = jin_document_get_instance_private (self);
  g_auto (JinPen)     pen = {NULL, NULL};

  g_return_if_fail (JIN_IS_DOCUMENT (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page >= 0 && page < jin_document_get_n_pages (self));

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  jin_pen_init (&pen, cr);
  JIN_DOCUMENT_GET_CLASS (self)->draw_page (self, &pen, page, &priv->setup);
  if (priv->unmasked)
    {
      const JinLettering head = {JIN_FACE_HEAD, JIN_SIZE_5, PANGO_ALIGN_RIGHT, FALSE};
      const JinRect      box = {priv->setup.left, priv->setup.top - 18, jin_page_setup_body_width (&priv->setup), 14};

      cairo_set_source_rgb (cr, 0, 0, 0);
      jin_pen_text (&pen, &head, JIN_PAPER_INTERNAL, &box);
    }
  cairo_restore (cr);
}
