/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include <string.h>

#include "load/dictum-container.h"
#include "load/dictum-loader.h"
#include "load/dictum-rtf.h"

/* Groups in one another; more is no document. */
#define MAX_DEPTH 1000

/* A control word's name and number, as they stand behind a backslash. */
#define MAX_WORD 40

/* One walk over the bytes of a document (Rich Text Format 1.9.1). */
typedef struct
{
  const char *at;
  const char *end;
  DictumRtf *rtf;
} Scanner;

static void
scan_word (Scanner *self)
{
  char word[MAX_WORD];
  gsize length = 0;
  gboolean negative = FALSE, numbered = FALSE;
  gint64 number = 0;

  while (self->at < self->end && g_ascii_isalpha (*self->at))
    {
      if (length < sizeof word - 1)
        word[length++] = *self->at;
      self->at++;
    }
  word[length] = '\0';
  if (self->at + 1 < self->end && *self->at == '-' && g_ascii_isdigit (self->at[1]))
    {
      negative = TRUE;
      self->at++;
    }
  while (self->at < self->end && g_ascii_isdigit (*self->at))
    {
      numbered = TRUE;
      number = MIN (number * 10 + g_ascii_digit_value (*self->at), G_MAXINT);
      self->at++;
    }
  if (self->at < self->end && *self->at == ' ')
    self->at++;
  number = numbered ? (negative ? -number : number) : DICTUM_RTF_NO_NUMBER;
  /* Bytes of a picture or the like, among which anything may stand. */
  if (strcmp (word, "bin") == 0)
    self->at += CLAMP (number, 0, self->end - self->at);
  else
    dictum_rtf_control (self->rtf, word, number);
}

static void
scan_symbol (Scanner *self)
{
  char c = *self->at++;
  int high, low;

  if (c != '\'')
    {
      dictum_rtf_symbol (self->rtf, c);
      return;
    }
  if (self->end - self->at < 2)
    {
      self->at = self->end;
      return;
    }
  high = g_ascii_xdigit_value (self->at[0]);
  low = g_ascii_xdigit_value (self->at[1]);
  self->at += 2;
  if (high >= 0 && low >= 0)
    dictum_rtf_byte (self->rtf, high * 16 + low);
}

/* FALSE when groups are nested too deeply or the job was cancelled. */
static gboolean
scan (Scanner *self, const DictumLoadJob *job, GError **error)
{
  guint steps = 0;

  while (self->at < self->end)
    {
      char c = *self->at++;

      if (++steps % 65536 == 0 && !dictum_load_job_step (job, NULL, -1, error))
        return FALSE;
      if (c == '{')
        {
          if (dictum_rtf_get_depth (self->rtf) >= MAX_DEPTH)
            {
              dictum_container_set_damaged (error, NULL);
              return FALSE;
            }
          dictum_rtf_begin_group (self->rtf);
        }
      else if (c == '}')
        dictum_rtf_end_group (self->rtf);
      else if (c == '\\')
        {
          if (self->at == self->end)
            break;
          if (g_ascii_isalpha (*self->at))
            scan_word (self);
          else
            scan_symbol (self);
        }
      else if (c != '\r' && c != '\n' && c != '\0')
        dictum_rtf_byte (self->rtf, (guint8) c);
    }
  return TRUE;
}

static gboolean
read_rtf (const DictumLoadContent *content,
          DictumArticleBuilder *builder,
          const DictumLoadJob *job,
          GError **error)
{
  g_autoptr (DictumOffice) office = dictum_office_new (builder);
  g_autoptr (DictumRtf) rtf = dictum_rtf_new (office);
  gsize size;
  const char *data = g_bytes_get_data (content->bytes, &size);
  Scanner scanner = { .at = data, .end = data + size, .rtf = rtf };

  if (!scan (&scanner, job, error))
    return FALSE;
  dictum_rtf_finish (rtf);
  dictum_office_finish (office, content);
  return TRUE;
}

static DictumLoaderFit
recognise_rtf (const DictumLoadContent *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content->bytes, &size);

  return size > 6 && memcmp (data, "{\\rtf", 5) == 0 ? DICTUM_LOADER_SURE : DICTUM_LOADER_NO;
}

static const char *const rtf_types[] = { "application/rtf", "text/rtf", NULL };
static const char *const rtf_suffixes[] = { "rtf", NULL };

const DictumLoader dictum_loader_rtf = {
  .name = "rtf",
  .media_types = rtf_types,
  .suffixes = rtf_suffixes,
  .binary = TRUE,
  .recognise = recognise_rtf,
  .read = read_rtf,
};
