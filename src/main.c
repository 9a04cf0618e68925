/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "ui/jin-application.h"

/* The catalogue of the build tree, when the program runs from there, else the installed one. */
static const char *
locale_dir (void)
{
  const char *dir = g_getenv ("JINQIU_LOCALEDIR");

  return dir != NULL ? dir : JINQIU_LOCALEDIR;
}

int
main (int argc, char *argv[])
{
  g_autoptr (JinApplication) application = NULL;

  jin_application_choose_language ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Jinqiu"));

  application = jin_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
