/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-load-article.h"
#include "load/dictum-load-encoding.h"
#include "load/dictum-load-text.h"
#include "load/dictum-mail.h"

/* Letters in letters, and parts in parts. */
#define MAX_DEPTH 20

/* A plain text shorter than this beside a far longer page says only “look at the page”. In bytes.
 */
#define STUB 400

/* Attachments that are named in a notice. */
#define MAX_NAMES 5

/* What a letter consists of. The parts are the message's. */
typedef struct
{
  GMimePart *plain;
  GMimePart *page;
  GPtrArray *attached;    /* of GMimePart: files */
  GMimeMessage *enclosed; /* the first letter in it */
} Letter;

static gboolean
is_type (GMimeObject *part, const char *type, const char *subtype)
{
  GMimeContentType *declared = g_mime_object_get_content_type (part);

  return declared == NULL ? strcmp (type, "text") == 0 && strcmp (subtype, "plain") == 0
                          : g_mime_content_type_is_type (declared, type, subtype);
}

static gboolean
is_attachment (GMimeObject *part)
{
  const char *disposition = g_mime_object_get_disposition (part);

  return disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0;
}

static void
collect (Letter *self, GMimeObject *part, guint depth)
{
  if (part == NULL || depth > MAX_DEPTH)
    return;
  if (GMIME_IS_MULTIPART (part))
    {
      GMimeMultipart *parts = GMIME_MULTIPART (part);

      for (int i = 0; i < g_mime_multipart_get_count (parts); i++)
        collect (self, g_mime_multipart_get_part (parts, i), depth + 1);
    }
  else if (GMIME_IS_MESSAGE_PART (part))
    {
      if (self->enclosed == NULL)
        self->enclosed = g_mime_message_part_get_message (GMIME_MESSAGE_PART (part));
    }
  else if (!GMIME_IS_PART (part))
    return;
  else if (!is_attachment (part) && self->plain == NULL && is_type (part, "text", "plain"))
    self->plain = GMIME_PART (part);
  else if (!is_attachment (part) && self->page == NULL && is_type (part, "text", "html"))
    self->page = GMIME_PART (part);
  else if (g_mime_part_get_filename (GMIME_PART (part)) != NULL &&
           (is_attachment (part) || !is_type (part, "image", "*")))
    g_ptr_array_add (self->attached, part);
}

/* Who sent it: the name, or the address of one who gives none. */
static char *
find_sender (GMimeMessage *message)
{
  InternetAddressList *from = g_mime_message_get_from (message);
  InternetAddress *address = from != NULL && internet_address_list_length (from) > 0
                                 ? internet_address_list_get_address (from, 0)
                                 : NULL;
  const char *name = address != NULL ? internet_address_get_name (address) : NULL;

  if (name != NULL && *name != '\0')
    return g_utf8_make_valid (name, -1);
  if (address == NULL || !INTERNET_ADDRESS_IS_MAILBOX (address))
    return NULL;
  name = internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (address));
  return name != NULL ? g_utf8_make_valid (name, -1) : NULL;
}

static void
set_details (DictumArticleBuilder *builder, GMimeMessage *message)
{
  g_autofree char *sender = find_sender (message);
  const char *subject = g_mime_message_get_subject (message);
  const char *language = g_mime_object_get_header (GMIME_OBJECT (message), "Content-Language");
  GDateTime *date = g_mime_message_get_date (message);
  g_autofree char *valid = subject != NULL ? g_utf8_make_valid (subject, -1) : NULL;
  g_autofree char *published = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%S%:z")
                                            : NULL;

  dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE, valid, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  dictum_article_builder_set (builder, DICTUM_DETAIL_BYLINE, sender, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  dictum_article_builder_set (builder, DICTUM_DETAIL_PUBLISHED, published,
                              DICTUM_DETAIL_ORIGIN_DOCUMENT);
  dictum_article_builder_set (builder, DICTUM_DETAIL_LANGUAGE, language,
                              DICTUM_DETAIL_ORIGIN_DOCUMENT);
}

static gsize
count_letters (GBytes *bytes)
{
  gsize size, n = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    n += !g_ascii_isspace (data[i]);
  return n;
}

/* A plain text that only says that there is a page. */
static gboolean
is_stub (GBytes *plain, GBytes *page)
{
  gsize letters = count_letters (plain);

  return letters == 0 || (letters < STUB && count_letters (page) > 20 * letters);
}

static gboolean
write_page (GMimePart *part,
            GBytes *bytes,
            const DictumLoadContent *content,
            DictumArticleBuilder *builder,
            const DictumLoadJob *job,
            GError **error)
{
  g_autoptr (DictumLoadContent) page = dictum_load_content_new ();

  page->bytes = g_bytes_ref (bytes);
  page->name = g_strdup (content->name);
  page->media_type = g_strdup ("text/html");
  page->charset = g_strdup (
      g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset"));
  return dictum_loader_html.read (page, builder, job, error);
}

static void
write_plain (GMimePart *part, GBytes *bytes, DictumArticleBuilder *builder)
{
  GMimeObject *object = GMIME_OBJECT (part);
  const char *charset = g_mime_object_get_content_type_parameter (object, "charset");
  const char *format = g_mime_object_get_content_type_parameter (object, "format");
  gsize size;
  g_autofree char *text = dictum_load_decode (bytes, charset, FALSE, &size);

  dictum_mail_write_lines (text, size, format != NULL && g_ascii_strcasecmp (format, "flowed") == 0,
                           builder);
}

/* The head of an enclosed letter, as people see it above a forwarded one. */
static void
write_head (GMimeMessage *message, DictumArticleBuilder *builder)
{
  g_autofree char *sender = find_sender (message);
  const char *subject = g_mime_message_get_subject (message);
  GDateTime *date = g_mime_message_get_date (message);
  g_autofree char *sent = date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M %:z") : NULL;
  g_autofree char *valid = subject != NULL ? g_utf8_make_valid (subject, -1) : NULL;
  const char *lines[] = { sender, sent, valid };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      dictum_article_builder_add (builder, DICTUM_BLOCK_QUOTE, 0, lines[i], -1);
}

static char *
join_names (GPtrArray *attached)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (attached->len, MAX_NAMES); i++)
    {
      const char *name = g_mime_part_get_filename (g_ptr_array_index (attached, i));
      g_autofree char *valid = g_utf8_make_valid (name, -1);
      g_autofree char *line = dictum_load_normalise_line (valid);

      if (line != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", line);
    }
  if (attached->len > MAX_NAMES)
    g_string_append (names, ", …");
  return g_string_free_and_steal (names);
}

static void
write_notice (const Letter *letter, DictumArticleBuilder *builder)
{
  g_autofree char *names = join_names (letter->attached);
  g_autofree char *notice = NULL;

  if (*names == '\0')
    return;
  notice = g_strdup_printf (
      /* Translators: the names of files. */
      ngettext ("A file is attached to this mail: %s. To check it, save it and add it.",
                "Files are attached to this mail: %s. To check one, save it and add it.",
                letter->attached->len),
      names);
  dictum_article_builder_set_notice (builder, notice);
}

/* A letter that says nothing itself, but brings files: these are what is to be added. */
static void
offer_attached (const Letter *letter, GMimeMessage *message, DictumArticleBuilder *builder)
{
  for (guint i = 0; i < letter->attached->len; i++)
    {
      GMimePart *part = g_ptr_array_index (letter->attached, i);
      g_autoptr (GBytes) bytes = dictum_mail_decode_part (part);
      g_autofree char *name = g_utf8_make_valid (g_mime_part_get_filename (part), -1);
      DictumLoadChoice *choice = g_new0 (DictumLoadChoice, 1);

      choice->title = g_strdup (name);
      choice->byline = find_sender (message);
      choice->request = dictum_load_request_new_for_bytes (bytes, NULL, name);
      dictum_article_builder_add_choice (builder, choice);
    }
}

/* Writes the text of a letter, and behind it that of the letter that it encloses. */
static gboolean
write_letter (GMimeMessage *message,
              const DictumLoadContent *content,
              DictumArticleBuilder *builder,
              const DictumLoadJob *job,
              guint depth,
              GError **error)
{
  g_autoptr (GPtrArray) attached = g_ptr_array_new ();
  Letter letter = { .attached = attached };
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) page = NULL;
  gboolean empty;
  const char *title;

  collect (&letter, g_mime_message_get_mime_part (message), 0);
  if (!dictum_load_job_step (job, NULL, -1, error))
    return FALSE;
  plain = letter.plain != NULL ? dictum_mail_decode_part (letter.plain) : g_bytes_new (NULL, 0);
  page = letter.page != NULL ? dictum_mail_decode_part (letter.page) : g_bytes_new (NULL, 0);
  empty = count_letters (plain) == 0 && count_letters (page) == 0;
  /* A letter around another one is its envelope. */
  if (empty && letter.enclosed != NULL && depth < MAX_DEPTH)
    return write_letter (letter.enclosed, content, builder, job, depth + 1, error);
  set_details (builder, message);
  title = dictum_article_builder_get (builder, DICTUM_DETAIL_TITLE);
  if (empty)
    offer_attached (&letter, message, builder);
  else if (letter.page != NULL && is_stub (plain, page))
    {
      if (!write_page (letter.page, page, content, builder, job, error))
        return FALSE;
    }
  else
    {
      if (title != NULL)
        dictum_article_builder_add (builder, DICTUM_BLOCK_TITLE, 0, title, -1);
      write_plain (letter.plain, plain, builder);
    }
  if (letter.enclosed != NULL && depth < MAX_DEPTH)
    {
      write_head (letter.enclosed, builder);
      if (!write_letter (letter.enclosed, content, builder, job, depth + 1, error))
        return FALSE;
    }
  /* The page and the enclosed letter have details of their own; the letter's are set over them. */
  set_details (builder, message);
  write_notice (&letter, builder);
  return TRUE;
}

static gboolean
read_eml (const DictumLoadContent *content,
          DictumArticleBuilder *builder,
          const DictumLoadJob *job,
          GError **error)
{
  g_autoptr (GMimeMessage) message = dictum_mail_parse (content->bytes);

  if (message == NULL)
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                           _ ("This mail cannot be read. Open it in a mail program, copy its text "
                              "and paste it here."));
      return FALSE;
    }
  if (!write_letter (message, content, builder, job, 0, error))
    return FALSE;
  dictum_load_set_title_otherwise (builder, content, "", 0);
  return TRUE;
}

static DictumLoaderFit
recognise_eml (const DictumLoadContent *content)
{
  switch (dictum_mail_find_kind (content->bytes))
    {
    case DICTUM_MAIL_LETTER:
      return DICTUM_LOADER_SURE;
    case DICTUM_MAIL_PERHAPS:
      return DICTUM_LOADER_MAYBE;
    case DICTUM_MAIL_NO:
    case DICTUM_MAIL_PAGE:
    default:
      return DICTUM_LOADER_NO;
    }
}

static const char *const eml_types[] = { "message/rfc822", NULL };
static const char *const eml_suffixes[] = { "eml", NULL };

const DictumLoader dictum_loader_eml = {
  .name = "eml",
  .media_types = eml_types,
  .suffixes = eml_suffixes,
  .recognise = recognise_eml,
  .read = read_eml,
};
