/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* "Open the saved page": a copy of a snapshot that may be opened in a browser without a risk. The
 * page is written anew from the tree; what may stay is listed, and all else is left out: elements
 * by their kind, attributes by their name, addresses of pictures unless they hold the picture. */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-saved-page.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "load/dictum-html-tree.h"
#include "load/dictum-load-encoding.h"

/* Nothing is fetched, nothing runs, nothing is sent, and nobody is told where a link came from.
 * Styles are the page's own letters; they can fetch nothing, since the default forbids it. */
#define POLICY                                                                                     \
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri "    \
  "'none'"

#define HEAD                                                                                       \
  "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "       \
  "content=\"" POLICY "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"

static const GumboTag kept_tags[] = {
  GUMBO_TAG_ARTICLE,    GUMBO_TAG_SECTION, GUMBO_TAG_ASIDE,   GUMBO_TAG_H1,
  GUMBO_TAG_H2,         GUMBO_TAG_H3,      GUMBO_TAG_H4,      GUMBO_TAG_H5,
  GUMBO_TAG_H6,         GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,  GUMBO_TAG_NAV,
  GUMBO_TAG_ADDRESS,    GUMBO_TAG_P,       GUMBO_TAG_HR,      GUMBO_TAG_PRE,
  GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_OL,      GUMBO_TAG_UL,      GUMBO_TAG_LI,
  GUMBO_TAG_DL,         GUMBO_TAG_DT,      GUMBO_TAG_DD,      GUMBO_TAG_FIGURE,
  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_MAIN,    GUMBO_TAG_DIV,     GUMBO_TAG_A,
  GUMBO_TAG_EM,         GUMBO_TAG_STRONG,  GUMBO_TAG_SMALL,   GUMBO_TAG_S,
  GUMBO_TAG_CITE,       GUMBO_TAG_Q,       GUMBO_TAG_DFN,     GUMBO_TAG_ABBR,
  GUMBO_TAG_TIME,       GUMBO_TAG_CODE,    GUMBO_TAG_VAR,     GUMBO_TAG_SAMP,
  GUMBO_TAG_KBD,        GUMBO_TAG_SUB,     GUMBO_TAG_SUP,     GUMBO_TAG_I,
  GUMBO_TAG_B,          GUMBO_TAG_U,       GUMBO_TAG_MARK,    GUMBO_TAG_BDI,
  GUMBO_TAG_BDO,        GUMBO_TAG_SPAN,    GUMBO_TAG_BR,      GUMBO_TAG_WBR,
  GUMBO_TAG_INS,        GUMBO_TAG_DEL,     GUMBO_TAG_IMG,     GUMBO_TAG_TABLE,
  GUMBO_TAG_CAPTION,    GUMBO_TAG_TBODY,   GUMBO_TAG_THEAD,   GUMBO_TAG_TFOOT,
  GUMBO_TAG_TR,         GUMBO_TAG_TD,      GUMBO_TAG_TH,      GUMBO_TAG_RUBY,
  GUMBO_TAG_RT,         GUMBO_TAG_RP,      GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,
  GUMBO_TAG_CENTER,
};

/* With all that is in them: what is no text, and what would run or be fetched. Of other elements
 * that are not kept, the text inside stays. */
static const GumboTag dropped_tags[] = {
  GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_TEMPLATE, GUMBO_TAG_HEAD,     GUMBO_TAG_IFRAME,
  GUMBO_TAG_FRAME,  GUMBO_TAG_EMBED,  GUMBO_TAG_OBJECT,   GUMBO_TAG_APPLET,   GUMBO_TAG_SVG,
  GUMBO_TAG_MATH,   GUMBO_TAG_CANVAS, GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,    GUMBO_TAG_SOURCE,
  GUMBO_TAG_LINK,   GUMBO_TAG_META,   GUMBO_TAG_BASE,     GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED,
  GUMBO_TAG_INPUT,  GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_OPTION,   GUMBO_TAG_NOSCRIPT,
};

static const char *const kept_attributes[] = { "title",   "lang",     "dir",   "alt",
                                               "width",   "height",   "start", "colspan",
                                               "rowspan", "datetime", NULL };

static const GumboTag empty_tags[] = { GUMBO_TAG_BR, GUMBO_TAG_HR, GUMBO_TAG_IMG, GUMBO_TAG_WBR };

static gboolean
is_among (GumboTag tag, const GumboTag *tags, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (tags[i] == tag)
      return TRUE;
  return FALSE;
}

#define IS_AMONG(tag, tags) is_among (tag, tags, G_N_ELEMENTS (tags))

static void
write_attribute (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

/* A picture that is in the page, of a kind that holds nothing but a picture. */
static gboolean
is_held_picture (const char *source)
{
  static const char *const kinds[] = { "data:image/png;", "data:image/jpeg;", "data:image/jpg;",
                                       "data:image/gif;", "data:image/webp;", "data:image/avif;" };

  for (gsize i = 0; source != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strncasecmp (source, kinds[i], strlen (kinds[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Links stay links only as words to read: a click on a saved page must not load a live one that is
 * taken for it. */
static void
write_attributes (GString *out, const DictumHtmlNode *node)
{
  const char *source = dictum_html_node_get_attribute (node, "src");
  const char *address = dictum_html_node_get_attribute (node, "href");

  for (guint i = 0; kept_attributes[i] != NULL; i++)
    {
      const char *value = dictum_html_node_get_attribute (node, kept_attributes[i]);

      if (value != NULL && !(node->tag == GUMBO_TAG_A && i == 0))
        write_attribute (out, kept_attributes[i], value);
    }
  if (node->tag == GUMBO_TAG_IMG && is_held_picture (source))
    write_attribute (out, "src", source);
  if (node->tag == GUMBO_TAG_A && address != NULL)
    write_attribute (out, "title", address);
}

static void
close_elements (GString *out, const DictumHtmlTree *tree, GArray *open, guint at)
{
  while (open->len > 0)
    {
      const DictumHtmlNode *node = &tree->nodes[g_array_index (open, guint, open->len - 1)];

      if (node->end > at)
        return;
      g_string_append_printf (out, "</%s>", gumbo_normalized_tagname (node->tag));
      g_array_set_size (open, open->len - 1);
    }
}

static void
write_title (GString *out, const DictumHtmlTree *tree)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag == GUMBO_TAG_TITLE)
      {
        g_autofree char *text = dictum_html_tree_dup_text (tree, i);
        g_autofree char *escaped = g_markup_escape_text (text, -1);

        g_string_append_printf (out, "<title>%s</title>\n", escaped);
        return;
      }
}

static void
write_body (GString *out, const DictumHtmlTree *tree)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];

      close_elements (out, tree, open, i);
      if (dictum_html_node_is_text (node))
        {
          g_autofree char *escaped = g_markup_escape_text (dictum_html_node_get_text (node), -1);

          g_string_append (out, escaped);
        }
      else if (IS_AMONG (node->tag, dropped_tags))
        {
          i = MAX (node->end, i + 1) - 1;
        }
      else if (IS_AMONG (node->tag, kept_tags))
        {
          g_string_append_printf (out, "<%s", gumbo_normalized_tagname (node->tag));
          write_attributes (out, node);
          g_string_append_c (out, '>');
          if (!IS_AMONG (node->tag, empty_tags))
            g_array_append_val (open, i);
        }
    }
  close_elements (out, tree, open, tree->n_nodes);
}

GBytes *
dictum_saved_page_make_safe (GBytes *bytes, const char *charset)
{
  g_autoptr (DictumHtmlTree) tree = NULL;
  g_autoptr (GString) out = g_string_new (HEAD);
  char *source;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  source = dictum_load_decode (bytes, charset, TRUE, &size);
  tree = dictum_html_tree_new (source, size, NULL);
  if (tree == NULL)
    return NULL;
  write_title (out, tree);
  g_string_append (out, "<style>body{max-width:48em;margin:2em auto;padding:0 1em;"
                        "font-family:serif;line-height:1.5}img{max-width:100%}</style>\n");
  write_body (out, tree);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

/* ---- The copy ---- */

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "dictum", "saved-pages", NULL);
}

static gboolean
is_html (const char *media_type)
{
  return media_type != NULL && (strcmp (media_type, "text/html") == 0 ||
                                strcmp (media_type, "application/xhtml+xml") == 0 ||
                                strcmp (media_type, "application/xhtml") == 0);
}

/* What a browser would run or follow references of, though it is no HTML. */
static gboolean
is_active (const char *media_type, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize i = 0;

  if (media_type == NULL || strstr (media_type, "xml") != NULL ||
      strstr (media_type, "script") != NULL || strstr (media_type, "mhtml") != NULL ||
      g_str_has_prefix (media_type, "multipart/") || g_str_has_prefix (media_type, "text/") ||
      g_str_has_prefix (media_type, "message/") || strstr (media_type, "json") != NULL)
    return TRUE;
  while (i < size && g_ascii_isspace (data[i]))
    i++;
  return i < size && data[i] == '<';
}

/* The name's ending decides what opens a file, so it is ours. */
static const char *
get_suffix (const char *media_type)
{
  static const char *const suffixes[][2] = {
    { "application/pdf", "pdf" },
    { "application/epub+zip", "epub" },
    { "application/rtf", "rtf" },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx" },
    { "application/vnd.oasis.opendocument.text", "odt" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (strcmp (media_type, suffixes[i][0]) == 0)
      return suffixes[i][1];
  return "bin";
}

static GBytes *
make_plain (GBytes *bytes, const char *charset)
{
  gsize size;
  char *text = dictum_load_decode (bytes, charset, TRUE, &size);

  return g_bytes_new_take (text, size);
}

/* Writes what is safe as it is. suffix: the ending of the file's name. */
static GFile *
write_copy (GBytes *safe, const char *name, const char *suffix, GError **error)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *own = g_build_filename (folder, "page-XXXXXX", NULL);
  g_autofree char *stem = g_strdup (name != NULL && *name != '\0' ? name : "page");
  g_autofree char *file_name = NULL;
  g_autofree char *path = NULL;

  g_strdelimit (stem, "/.\\", '-');
  if (strlen (stem) > 100)
    stem[g_utf8_offset_to_pointer (stem, MIN (40, g_utf8_strlen (stem, -1))) - stem] = '\0';
  file_name = g_strconcat (stem, ".", suffix, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 || g_mkdtemp_full (own, 0700) == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("No copy of the page could be written to “%s”: %s"), folder,
                   g_strerror (errno));
      return NULL;
    }
  path = g_build_filename (own, file_name, NULL);
  if (!g_file_set_contents_full (path, g_bytes_get_data (safe, NULL), g_bytes_get_size (safe),
                                 G_FILE_SET_CONTENTS_NONE, 0600, error))
    return NULL;
  return g_file_new_for_path (path);
}

GFile *
dictum_saved_page_write (GBytes *bytes,
                         const char *media_type,
                         const char *charset,
                         const char *name,
                         GError **error)
{
  g_autoptr (GBytes) safe = NULL;
  const char *suffix;

  g_return_val_if_fail (bytes != NULL, NULL);

  safe = is_html (media_type) ? dictum_saved_page_make_safe (bytes, charset) : NULL;
  if (safe != NULL)
    {
      suffix = "html";
    }
  else if (is_html (media_type) || is_active (media_type, bytes))
    {
      safe = make_plain (bytes, charset);
      suffix = "txt";
    }
  else
    {
      safe = g_bytes_ref (bytes);
      suffix = get_suffix (media_type);
    }

  return write_copy (safe, name, suffix, error);
}

GFile *
dictum_saved_page_write_own (GBytes *bytes, const char *name, GError **error)
{
  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  return write_copy (bytes, name, "html", error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

void
dictum_saved_page_clean (guint seconds)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      /* Not through a link, which is none of ours. */
      if (g_str_has_prefix (name, "page-") && g_lstat (path, &info) == 0 &&
          S_ISDIR (info.st_mode) && now - info.st_mtime >= seconds)
        remove_folder (path);
    }
}
