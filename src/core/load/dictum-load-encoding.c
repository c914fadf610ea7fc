/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-encoding.h"

#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

/* How far a page is searched for a declaration, as the HTML standard has it. */
#define DECLARATION_BYTES 1024

/* How much of a text the detector looks at: it counts letters and gains nothing from more. */
#define DETECTION_BYTES (64 * 1024)

/* Labels that mean something else than they say:
 * https://encoding.spec.whatwg.org/#names-and-labels, and how ICU calls what they mean. */
static const char *const labels[][2] = {
  { "ansi_x3.4-1968", "windows-1252" },
  { "ascii", "windows-1252" },
  { "big5", "Big5-HKSCS" },
  { "big5-hkscs", "Big5-HKSCS" },
  { "chinese", "gb18030" },
  { "cp819", "windows-1252" },
  { "csshiftjis", "windows-31j" },
  { "dos-874", "windows-874" },
  { "euc-kr", "windows-949" },
  { "gb2312", "gb18030" },
  { "gb_2312", "gb18030" },
  { "gb_2312-80", "gb18030" },
  { "gbk", "gb18030" },
  { "ibm819", "windows-1252" },
  { "iso-8859-1", "windows-1252" },
  { "iso-8859-11", "windows-874" },
  { "iso-8859-8-i", "ISO-8859-8" },
  { "iso-8859-9", "windows-1254" },
  { "iso8859-1", "windows-1252" },
  { "iso8859-11", "windows-874" },
  { "iso8859-9", "windows-1254" },
  { "iso88591", "windows-1252" },
  { "iso_8859-1", "windows-1252" },
  { "iso_8859-1:1987", "windows-1252" },
  { "iso_8859-9", "windows-1254" },
  { "korean", "windows-949" },
  { "ks_c_5601-1987", "windows-949" },
  { "ks_c_5601-1989", "windows-949" },
  { "ksc5601", "windows-949" },
  { "l1", "windows-1252" },
  { "l5", "windows-1254" },
  { "latin1", "windows-1252" },
  { "latin5", "windows-1254" },
  { "ms_kanji", "windows-31j" },
  { "shift-jis", "windows-31j" },
  { "shift_jis", "windows-31j" },
  { "sjis", "windows-31j" },
  { "tis-620", "windows-874" },
  { "ucs-2", "UTF-16LE" },
  { "unicode", "UTF-16LE" },
  { "us-ascii", "windows-1252" },
  { "utf-16", "UTF-16LE" },
  { "utf8", "UTF-8" },
  { "x-cp1252", "windows-1252" },
  { "x-gbk", "gb18030" },
  { "x-mac-roman", "macintosh" },
  { "x-sjis", "windows-31j" },
};

/* Encodings in which plain ASCII bytes mean other letters: a way to hide markup from a filter that
 * no browser follows any more. */
static const char *const refused[] = { "utf-7",       "iso-2022-cn",    "iso-2022-kr", "hz-gb-2312",
                                       "hz",          "utf-ebcdic",     "scsu",        "bocu-1",
                                       "replacement", "x-user-defined", NULL };

static char *
resolve_label (const char *label)
{
  g_autofree char *low = NULL;
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter;

  if (label == NULL)
    return NULL;
  low = g_strstrip (g_ascii_strdown (label, -1));
  if (*low == '\0' || strlen (low) > 40 || g_strv_contains (refused, low))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i][0], low) == 0)
      return g_strdup (labels[i][1]);
  if (g_str_has_prefix (low, "ibm") || g_str_has_prefix (low, "ebcdic"))
    return NULL;

  converter = ucnv_open (low, &status);
  if (converter == NULL || U_FAILURE (status))
    return NULL;
  ucnv_close (converter);
  return strcmp (low, "utf-8") == 0 ? g_strdup ("UTF-8") : g_steal_pointer (&low);
}

static const char *
find_byte_order_mark (const guint8 *data, gsize size, gsize *skip)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gsize length;
  } marks[] = {
    { "UTF-32LE", "\xff\xfe\0\0", 4 }, { "UTF-32BE", "\0\0\xfe\xff", 4 },
    { "UTF-8", "\xef\xbb\xbf", 3 },    { "UTF-16LE", "\xff\xfe", 2 },
    { "UTF-16BE", "\xfe\xff", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0)
      {
        *skip = marks[i].length;
        return marks[i].name;
      }
  *skip = 0;
  return NULL;
}

/* The value behind `charset=` or `encoding=` at the beginning of a page. */
static char *
find_declaration (const guint8 *data, gsize size)
{
  const gsize searched = MIN (size, DECLARATION_BYTES);
  g_autofree char *head = g_malloc (searched + 1);
  const char *place = NULL;
  gsize length;

  /* NULs would end the search early. */
  for (gsize i = 0; i < searched; i++)
    head[i] = data[i] != '\0' ? g_ascii_tolower ((char) data[i]) : ' ';
  head[searched] = '\0';
  if (g_str_has_prefix (head, "<?xml") && (place = strstr (head, "encoding")) != NULL &&
      place < strstr (head, ">"))
    place += strlen ("encoding");
  else
    {
      const char *meta = strstr (head, "<meta");

      for (place = NULL; meta != NULL && place == NULL; meta = strstr (meta + 1, "<meta"))
        {
          const char *end = strchr (meta, '>');
          const char *found = strstr (meta, "charset");

          if (found != NULL && (end == NULL || found < end))
            place = found + strlen ("charset");
        }
    }
  if (place == NULL)
    return NULL;

  place += strspn (place, " \t\r\n");
  if (*place != '=')
    return NULL;
  place++;
  place += strspn (place, " \t\r\n\"'");
  length = strcspn (place, " \t\r\n\"';/>");
  return g_strndup (place, length);
}

/* How many ill-formed sequences a text has when read as UTF-8, and how many well-formed ones of
 * more than one byte. */
static void
count_utf8 (const char *data, gsize size, gsize *bad, gsize *good)
{
  const char *end = data + size;

  *bad = *good = 0;
  while (data < end)
    {
      const char *next = data;

      if (g_utf8_validate_len (data, end - data, &next))
        next = end;
      /* Most texts are ASCII to a great part, which has nothing to be counted. */
      if (g_utf8_strlen (data, next - data) == next - data)
        data = next;
      for (; data < next; data = g_utf8_next_char (data))
        *good += (guchar) *data >= 0x80;
      if (data < end)
        {
          /* A NUL is well-formed, though GLib's strings cannot hold one. */
          *bad += *data != '\0';
          data++;
        }
    }
}

static gboolean
is_mostly_utf8 (const guint8 *data, gsize size)
{
  gsize bad, good;

  count_utf8 ((const char *) data, size, &bad, &good);
  return bad == 0 || bad <= MAX (1, good / 20);
}

static gboolean
has_utf8_sequences (const guint8 *data, gsize size)
{
  gsize bad, good;

  count_utf8 ((const char *) data, size, &bad, &good);
  return bad == 0 && good > 0;
}

/* What ICU's letter statistics say; windows-1252 unless something else is clearly more likely. */
static char *
detect (const guint8 *data, gsize size, gboolean markup)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  g_autofree char *best = NULL;
  int best_confidence = 0;
  int western = 0;
  int n = 0;

  if (U_FAILURE (status))
    return g_strdup ("windows-1252");
  ucsdet_enableInputFilter (detector, markup);
  ucsdet_setText (detector, (const char *) data, MIN (size, DETECTION_BYTES), &status);
  matches = ucsdet_detectAll (detector, &n, &status);
  for (int i = 0; U_SUCCESS (status) && i < n; i++)
    {
      UErrorCode ignored = U_ZERO_ERROR;
      const char *name = ucsdet_getName (matches[i], &ignored);
      int confidence = ucsdet_getConfidence (matches[i], &ignored);
      g_autofree char *resolved = NULL;

      /* Without a mark these are guesses that turn Western letters into Chinese ones. */
      if (name == NULL || g_str_has_prefix (name, "UTF-") || g_str_has_prefix (name, "IBM"))
        continue;
      resolved = resolve_label (name);
      if (resolved == NULL)
        continue;
      if (strcmp (resolved, "windows-1252") == 0)
        western = MAX (western, confidence);
      if (confidence > best_confidence)
        {
          best_confidence = confidence;
          g_set_str (&best, resolved);
        }
    }
  ucsdet_close (detector);

  if (best == NULL || best_confidence < 25 || best_confidence < western + 10)
    return g_strdup ("windows-1252");
  return g_steal_pointer (&best);
}

/* Converts with what cannot be read replaced by U+FFFD. Always gives valid UTF-8. */
static GString *
convert (const guint8 *data, gsize size, const char *encoding)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open (encoding, &status);
  UConverter *to = ucnv_open ("UTF-8", &status);
  GString *out = g_string_sized_new (size + size / 8 + 16);
  const char *source = (const char *) data;
  const char *source_end = source + size;
  UChar pivot[2048];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  gboolean reset = TRUE;

  do
    {
      char buffer[8192];
      char *target = buffer;

      if (U_FAILURE (status) && status != U_BUFFER_OVERFLOW_ERROR)
        break;
      status = U_ZERO_ERROR;
      ucnv_convertEx (to, from, &target, buffer + sizeof buffer, &source, source_end, pivot,
                      &pivot_source, &pivot_target, pivot + G_N_ELEMENTS (pivot), reset, TRUE,
                      &status);
      reset = FALSE;
      g_string_append_len (out, buffer, target - buffer);
    }
  while (status == U_BUFFER_OVERFLOW_ERROR);

  g_clear_pointer (&from, ucnv_close);
  g_clear_pointer (&to, ucnv_close);
  return out;
}

static void
drop_nuls (GString *string)
{
  gsize to = 0;

  for (gsize from = 0; from < string->len; from++)
    if (string->str[from] != '\0')
      string->str[to++] = string->str[from];
  g_string_truncate (string, to);
}

/**
 * dictum_load_is_utf16:
 *
 * Whether bytes without a mark look like UTF-16: letters of the Latin scripts leave every other
 * byte zero, which no other text does.
 */
gboolean
dictum_load_is_utf16 (const guint8 *data, gsize size, gboolean *big_endian)
{
  gsize zeros[2] = { 0, 0 };
  gsize pairs = MIN (size, 4096) / 2;

  if (pairs < 2)
    return FALSE;
  for (gsize i = 0; i < 2 * pairs; i++)
    zeros[i % 2] += data[i] == 0;
  *big_endian = zeros[0] > zeros[1];
  return MAX (zeros[0], zeros[1]) * 10 >= pairs * 4 && MIN (zeros[0], zeros[1]) * 50 <= pairs;
}

/**
 * dictum_load_find_encoding:
 * @declared: (nullable): what the server said
 * @markup: whether to look for a declaration in the bytes and not to count letters in tags
 *
 * What encoding bytes are in: the byte order mark, else what was declared where the bytes do not
 * speak against it, else what they look like. windows-1252 at last, in which everything has a
 * meaning.
 *
 * Returns: (transfer full): a name that ICU knows
 */
char *
dictum_load_find_encoding (GBytes *bytes, const char *declared, gboolean markup)
{
  gsize size, skip;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const char *marked = find_byte_order_mark (data, size, &skip);
  g_autofree char *encoding = NULL;
  gboolean big_endian;

  if (marked != NULL)
    return g_strdup (marked);

  encoding = resolve_label (declared);
  if (encoding == NULL && markup && size > 0)
    {
      g_autofree char *inside = find_declaration (data, size);

      encoding = resolve_label (inside);
      /* Somebody who could read the declaration did not read UTF-16. */
      if (encoding != NULL && g_str_has_prefix (encoding, "UTF-16"))
        g_set_str (&encoding, "UTF-8");
    }
  if (encoding != NULL && g_str_has_prefix (encoding, "UTF-16"))
    return g_steal_pointer (&encoding);
  if (dictum_load_is_utf16 (data, size, &big_endian))
    return g_strdup (big_endian ? "UTF-16BE" : "UTF-16LE");

  /* Letters of another encoding hardly ever form UTF-8 by chance; wrong declarations are common. */
  if (has_utf8_sequences (data, size))
    return g_strdup ("UTF-8");
  if (encoding != NULL && strcmp (encoding, "UTF-8") != 0)
    return g_steal_pointer (&encoding);
  if (is_mostly_utf8 (data, size))
    return g_strdup ("UTF-8");
  return detect (data, size, markup);
}

/**
 * dictum_load_decode:
 * @length: (out): bytes of the result
 *
 * The text of bytes in any encoding. Never fails: what cannot be read becomes U+FFFD. NULs are left
 * out.
 *
 * Returns: (transfer full): valid UTF-8 without a byte order mark
 */
char *
dictum_load_decode (GBytes *bytes, const char *declared, gboolean markup, gsize *length)
{
  gsize size, skip;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree char *encoding = NULL;
  GString *text;

  /* Of no bytes there may be no address either. */
  if (size == 0)
    {
      *length = 0;
      return g_strdup ("");
    }
  encoding = dictum_load_find_encoding (bytes, declared, markup);
  find_byte_order_mark (data, size, &skip);
  data += skip;
  size -= skip;
  if (strcmp (encoding, "UTF-8") == 0 && g_utf8_validate_len ((const char *) data, size, NULL))
    text = g_string_new_len ((const char *) data, size);
  else
    text = convert (data, size, encoding);
  drop_nuls (text);
  *length = text->len;
  return g_string_free_and_steal (text);
}
