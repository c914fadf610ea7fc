/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-office.h"

#include <string.h>

/* Styles by their names in Word (which are English in the file, whatever the menus say),
 * LibreOffice and pandoc. Lower case, one blank between words. */
static const struct
{
  const char *name;
  int kind;
} styles[] = {
  { "title", DICTUM_BLOCK_TITLE },
  { "subtitle", DICTUM_BLOCK_STANDFIRST },
  { "standfirst", DICTUM_BLOCK_STANDFIRST },
  { "abstract", DICTUM_BLOCK_STANDFIRST },
  { "author", DICTUM_BLOCK_BYLINE },
  { "byline", DICTUM_BLOCK_BYLINE },
  { "date", DICTUM_OFFICE_DATE },
  { "quote", DICTUM_BLOCK_QUOTE },
  { "intense quote", DICTUM_BLOCK_QUOTE },
  { "quotations", DICTUM_BLOCK_QUOTE },
  { "block quotation", DICTUM_BLOCK_QUOTE },
  { "block text", DICTUM_BLOCK_QUOTE },
  { "pull quote", DICTUM_BLOCK_PULL_QUOTE },
  { "caption", DICTUM_BLOCK_CAPTION },
  { "image caption", DICTUM_BLOCK_CAPTION },
  { "table caption", DICTUM_BLOCK_CAPTION },
  { "captioned figure", DICTUM_BLOCK_CAPTION },
  { "figurewithcaption", DICTUM_BLOCK_CAPTION },
  { "illustration", DICTUM_BLOCK_CAPTION },
  { "heading", DICTUM_BLOCK_HEADING },
  { "toc heading", DICTUM_OFFICE_SKIP },
  { "contents heading", DICTUM_OFFICE_SKIP },
};

/* Styles of which the name goes on with a number. */
static const struct
{
  const char *prefix;
  int kind;
} numbered[] = {
  { "heading ", DICTUM_BLOCK_HEADING },      { "toc ", DICTUM_OFFICE_SKIP },
  { "contents ", DICTUM_OFFICE_SKIP },       { "list bullet", DICTUM_BLOCK_LIST_ITEM },
  { "list number", DICTUM_BLOCK_LIST_ITEM },
};

static char *
dup_simple_name (const char *style)
{
  g_autofree char *low = g_utf8_strdown (style, -1);
  GString *simple = g_string_new (low);

  /* OpenDocument writes a blank in a name as its code. */
  g_string_replace (simple, "_20_", " ", 0);
  g_strstrip (simple->str);
  return g_string_free_and_steal (simple);
}

gboolean
dictum_office_find_kind (const char *style, int *kind, int *level)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (style != NULL, FALSE);

  name = dup_simple_name (style);
  *level = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (strcmp (name, styles[i].name) == 0)
      {
        *kind = styles[i].kind;
        *level = *kind == DICTUM_BLOCK_HEADING ? 1 : 0;
        return TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (numbered); i++)
    if (g_str_has_prefix (name, numbered[i].prefix))
      {
        const char *rest = name + strlen (numbered[i].prefix);

        if (numbered[i].kind != DICTUM_BLOCK_LIST_ITEM && !g_ascii_isdigit (*rest))
          continue;
        *kind = numbered[i].kind;
        *level = *kind == DICTUM_BLOCK_HEADING ? CLAMP (atoi (rest), 1, 6) : 0;
        return TRUE;
      }
  return FALSE;
}

/* What programs call a document that nobody gave a name, lower case. */
static const char *const no_titles[] = {
  "title",    "untitled",  "unknown",  "document", "new document",      "press release",
  "template", "blank",     "no title", "letter",   "[title]",           "[document title]",
  "memo",     "normal",    "report",   "page 1",   "sans titre",        "ohne titel",
  "dokument", "unbenannt", "temp",     "draft",    "untitled document", NULL,
};

gboolean
dictum_office_is_title (const char *title)
{
  static const char *const endings[] = { ".doc", ".docx", ".dot", ".dotx", ".odt",
                                         ".ott", ".rtf",  ".txt", ".tmp",  ".wpd" };
  g_autofree char *name = NULL;
  gsize digits;

  g_return_val_if_fail (title != NULL, FALSE);

  name = dup_simple_name (title);
  if (*name == '\0' || g_str_has_prefix (name, "microsoft word - ") ||
      g_strv_contains (no_titles, name))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return FALSE;
  /* “Document1”, “Untitled 3”, “Dokument 2”. */
  digits = strcspn (name, "0123456789");
  if (name[digits] != '\0' && name[digits + strspn (name + digits, "0123456789")] == '\0')
    {
      g_autofree char *word = g_strstrip (g_strndup (name, digits));

      return *word != '\0' && !g_strv_contains (no_titles, word);
    }
  return TRUE;
}

/* Whoever a program takes for the author when nobody told it, lower case. */
static const char *const no_authors[] = {
  "user",
  "microsoft office user",
  "microsoft office",
  "microsoft account",
  "windows user",
  "windows",
  "admin",
  "administrator",
  "author",
  "owner",
  "unknown",
  "unknown author",
  "default",
  "default user",
  "guest",
  "root",
  "pc",
  "home",
  "office",
  "libreoffice",
  "openoffice",
  "openoffice.org",
  "python-docx",
  "apache poi",
  "openpyxl",
  "docx4j",
  "aspose",
  "pandoc",
  "calibre",
  "google docs",
  "hp",
  "dell",
  "lenovo",
  "asus",
  "acer",
  "toshiba",
  "sony",
  "samsung",
  "microsoft",
  "microsoft corporation",
  "microsoft word",
  "un-named",
  "un named",
  "anonymous",
  "anonym",
  "benutzer",
  "utilisateur",
  "usuario",
  "utente",
  "gebruiker",
  "[author]",
  "test",
  "n/a",
  "none",
  "-",
  NULL,
};

gboolean
dictum_office_is_author (const char *author)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (author != NULL, FALSE);

  name = dup_simple_name (author);
  return *name != '\0' && !g_strv_contains (no_authors, name);
}
