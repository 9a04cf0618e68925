/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <zip.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-xlsx-package.h"

/*
 * What a zip entry says of its size may be a lie, so the limits count the bytes that
 * really come out.
 */

#define MAX_PART ((guint64)1 << 30)
#define FREE_PART ((guint64)64 << 20) /* below this any ratio will do: rows of a table repeat themselves */
#define MAX_RATIO 200
#define MAX_ENTRIES 100000

struct _JinXlsxPackage
{
  zip_t  *zip;
  GBytes *bytes;
  char   *name;
};

struct _JinXlsxPart
{
  JinXlsxPackage *package;
  zip_file_t     *file;
  char           *name;
  guint64         packed, unpacked, n_read;
};

static gboolean
fail_open (GError             **error,
           const JinSheetInput *input,
           zip_error_t         *cause)
{
  /* The library says it in English. */
  g_debug ("%s: %s", input->name, zip_error_strerror (cause));
  return jin_sheet_fail_damaged (error, input->name, "zip");
}

/**
 * jin_xlsx_package_open:
 *
 * Returns: (transfer full): the container, or %NULL with @error set
 */
JinXlsxPackage *
jin_xlsx_package_open (const JinSheetInput *input,
                       GError             **error)
{
  g_autoptr (JinXlsxPackage) self = g_new0 (JinXlsxPackage, 1);
  zip_source_t              *source;
  zip_error_t                cause;

  self->name = g_strdup (input->name);
  zip_error_init (&cause);
  if (input->bytes != NULL)
    {
      self->bytes = g_bytes_ref (input->bytes);
      source = zip_source_buffer_create (g_bytes_get_data (self->bytes, NULL), g_bytes_get_size (self->bytes), 0, &cause);
    }
  else
    {
      source = zip_source_file_create (input->path, 0, -1, &cause);
    }
  if (source != NULL)
    self->zip = zip_open_from_source (source, ZIP_RDONLY, &cause);
  if (self->zip == NULL)
    {
      fail_open (error, input, &cause);
      if (source != NULL)
        zip_source_free (source);
    }
  zip_error_fini (&cause);
  if (self->zip == NULL)
    return NULL;
  if (zip_get_num_entries (self->zip, 0) > MAX_ENTRIES)
    {
      jin_sheet_fail_damaged (error, self->name, "zip");
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
jin_xlsx_package_free (JinXlsxPackage *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

const char *
jin_xlsx_package_get_name (const JinXlsxPackage *self)
{
  return self->name;
}

gboolean
jin_xlsx_package_has (JinXlsxPackage *self,
                      const char     *part)
{
  return zip_name_locate (self->zip, part, ZIP_FL_NOCASE) >= 0;
}

/* What the entry says of its unpacked size; good for estimates alone. */
guint64
jin_xlsx_package_size (JinXlsxPackage *self,
                       const char     *part)
{
  zip_stat_t stat;

  if (zip_stat (self->zip, part, ZIP_FL_NOCASE, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0)
    return 0;
  return stat.size;
}

/**
 * jin_xlsx_part_open:
 *
 * Returns: (transfer full): the part at its first byte, or %NULL with @error set
 */
JinXlsxPart *
jin_xlsx_part_open (JinXlsxPackage *package,
                    const char     *name,
                    GError        **error)
{
  g_autoptr (JinXlsxPart) self = g_new0 (JinXlsxPart, 1);
  zip_stat_t              stat;
  zip_int64_t             index = zip_name_locate (package->zip, name, ZIP_FL_NOCASE);

  self->package = package;
  self->name = g_strdup (name);
  if (index < 0 || zip_stat_index (package->zip, (zip_uint64_t)index, 0, &stat) != 0)
    {
      jin_sheet_fail_damaged (error, package->name, name);
      return NULL;
    }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    {
      jin_sheet_fail (error, JIN_ERROR_ENCRYPTED, package->name, _ ("The file is protected by a password."), _ ("Open it in WPS or Excel with the password, save it without one, and import that file."));
      return NULL;
    }
  self->packed = stat.comp_size;
  self->unpacked = stat.size;
  self->file = zip_fopen_index (package->zip, (zip_uint64_t)index, 0);
  if (self->file == NULL)
    {
      jin_sheet_fail_damaged (error, package->name, name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * jin_xlsx_part_read:
 *
 * Returns: how many bytes were read, 0 at the end, -1 with @error set
 */
gssize
jin_xlsx_part_read (JinXlsxPart *self,
                    void        *buffer,
                    gsize        size,
                    GError     **error)
{
  zip_int64_t n = zip_fread (self->file, buffer, size);

  if (n < 0)
    {
      jin_sheet_fail_damaged (error, self->package->name, self->name);
      return -1;
    }
  self->n_read += (guint64)n;
  if (self->n_read > MAX_PART || (self->n_read > FREE_PART && self->n_read / MAX_RATIO > self->packed))
    {
      jin_sheet_fail (error, JIN_ERROR_TOO_LARGE, self->package->name,
                      _ ("Unpacked, the file would be unreasonably large; such files are made to block a PC."),
                         _ ("If you know who made it, open it in WPS or Excel and save only the sheet that you need as .xlsx."));
      return -1;
    }
  return (gssize)n;
}

/* How much of the part has been read, 0…1. */
double
jin_xlsx_part_fraction (const JinXlsxPart *self)
{
  return self->unpacked == 0 ? 0 : MIN ((double)self->n_read / (double)self->unpacked, 1);
}

void
jin_xlsx_part_close (JinXlsxPart *self)
{
  if (self->file != NULL)
    zip_fclose (self->file);
  g_free (self->name);
  g_free (self);
}
