/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-json-writer.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/dictum-store.h"

G_GNUC_PRINTF (2, 3) static void
fail (DictumJsonWriter *self, const char *format, ...)
{
  va_list args;

  if (self->error != NULL)
    return;

  va_start (args, format);
  self->error = g_error_new_valist (DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT, format, args);
  va_end (args);
}

static void
new_line (DictumJsonWriter *self)
{
  if (!self->pretty)
    return;

  g_string_append_c (self->out, '\n');
  for (int i = 0; i < self->depth; i++)
    g_string_append_len (self->out, "  ", 2);
}

static void
append_escaped (GString *out, guchar c)
{
  switch (c)
    {
    case '"':
      g_string_append_len (out, "\\\"", 2);
      break;
    case '\\':
      g_string_append_len (out, "\\\\", 2);
      break;
    case '\b':
      g_string_append_len (out, "\\b", 2);
      break;
    case '\f':
      g_string_append_len (out, "\\f", 2);
      break;
    case '\n':
      g_string_append_len (out, "\\n", 2);
      break;
    case '\r':
      g_string_append_len (out, "\\r", 2);
      break;
    case '\t':
      g_string_append_len (out, "\\t", 2);
      break;
    default:
      g_string_append_printf (out, "\\u%04x", c);
      break;
    }
}

/* The shortest decimal number that is read back as the same double. */
static void
write_number (DictumJsonWriter *self, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    {
      fail (self, _ ("An infinite number cannot be written to a project file"));
      return;
    }

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[] = { '%', '.', '1', '0' + digits - 10, 'g', '\0' };

      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (memcmp (&(double) { g_ascii_strtod (buffer, NULL) }, &number, sizeof number) == 0)
        break;
    }
  g_string_append (self->out, buffer);
}

static void
write_text (DictumJsonWriter *self, const DictumField *field, const char *text)
{
  /* A required text that is absent is written as an empty one, which the reader takes. */
  if (text == NULL)
    text = "";

  if (field->kind == DICTUM_FIELD_TIME && *text != '\0' && !dictum_time_is_valid (text))
    fail (self, _ ("“%s” in “%s” is not a date or time"), text, field->key);
  else
    dictum_json_string (self, text, strlen (text));
}

static void
write_integer (DictumJsonWriter *self, const DictumField *field, int number)
{
  if (number < 0)
    fail (self, _ ("“%s” cannot be %d"), field->key, number);
  else
    dictum_json_integer (self, number);
}

static void
write_enum (DictumJsonWriter *self, const DictumField *field, int number)
{
  const DictumEnum *names = field->detail;

  if (number < 0 || (guint) number >= dictum_enum_length (names))
    fail (self, _ ("“%s” has no value number %d"), field->key, number);
  else
    dictum_json_string (self, names->nicks[number], strlen (names->nicks[number]));
}

static void
write_strings (DictumJsonWriter *self, const char *const *strings)
{
  dictum_json_begin (self, '[');
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    {
      dictum_json_element (self);
      dictum_json_string (self, strings[i], strlen (strings[i]));
    }
  dictum_json_end (self, ']');
}

static void
write_values (DictumJsonWriter *self, const GPtrArray *values)
{
  dictum_json_begin (self, '[');
  for (guint i = 0; i < dictum_values_length (values); i++)
    {
      dictum_json_element (self);
      dictum_json_value (self, dictum_values_get (values, i));
    }
  dictum_json_end (self, ']');
}

static void
write_raw_members (DictumJsonWriter *self, yyjson_val *object)
{
  size_t i, count;
  yyjson_val *key, *member;

  yyjson_obj_foreach (object, i, count, key, member)
  {
    dictum_json_element (self);
    dictum_json_string (self, yyjson_get_str (key), yyjson_get_len (key));
    g_string_append (self->out, self->pretty ? ": " : ":");
    dictum_json_raw (self, member);
  }
}

/**
 * dictum_json_writer_init:
 * @self: not yet initialised
 * @pretty: one member a line, indented by two spaces; otherwise all in one line
 * @size: how many bytes to expect
 */
void
dictum_json_writer_init (DictumJsonWriter *self, gboolean pretty, gsize size)
{
  g_return_if_fail (self != NULL);

  *self = (DictumJsonWriter) { .out = g_string_sized_new (size), .pretty = pretty };
}

void
dictum_json_writer_clear (DictumJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  if (self->out != NULL)
    g_string_free (g_steal_pointer (&self->out), TRUE);
  g_clear_error (&self->error);
}

/**
 * dictum_json_writer_finish:
 * @self: a writer; it is empty afterwards
 * @error: why a part could not be written
 *
 * Returns: (transfer full) (nullable): what was written
 */
GString *
dictum_json_writer_finish (DictumJsonWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->out != NULL, NULL);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      dictum_json_writer_clear (self);
      return NULL;
    }

  return g_steal_pointer (&self->out);
}

void
dictum_json_begin (DictumJsonWriter *self, char bracket)
{
  g_string_append_c (self->out, bracket);
  self->depth++;
}

void
dictum_json_end (DictumJsonWriter *self, char bracket)
{
  char last = self->out->str[self->out->len - 1];

  self->depth--;
  if (last != '{' && last != '[')
    new_line (self);
  g_string_append_c (self->out, bracket);
}

/* What stands between two members or elements. */
void
dictum_json_element (DictumJsonWriter *self)
{
  char last = self->out->str[self->out->len - 1];

  if (last != '{' && last != '[')
    g_string_append_c (self->out, ',');
  new_line (self);
}

void
dictum_json_key (DictumJsonWriter *self, const char *key)
{
  dictum_json_element (self);
  g_string_append_c (self->out, '"');
  g_string_append (self->out, key);
  g_string_append (self->out, self->pretty ? "\": " : "\":");
}

/**
 * dictum_json_string:
 * @self: a writer
 * @string: UTF-8; other bytes are an error
 * @length: in bytes
 *
 * Writes a string. What JSON demands is escaped and nothing else.
 */
void
dictum_json_string (DictumJsonWriter *self, const char *string, gsize length)
{
  gsize start = 0;

  if (!g_utf8_validate_len (string, length, NULL) && memchr (string, 0, length) == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (string, length);

      fail (self, _ ("“%.80s” is not valid Unicode text"), valid);
      return;
    }

  g_string_append_c (self->out, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = string[i];

      if (G_LIKELY (c >= 0x20 && c != '"' && c != '\\'))
        continue;
      g_string_append_len (self->out, string + start, i - start);
      append_escaped (self->out, c);
      start = i + 1;
    }
  g_string_append_len (self->out, string + start, length - start);
  g_string_append_c (self->out, '"');
}

void
dictum_json_integer (DictumJsonWriter *self, gint64 number)
{
  char buffer[24];
  int length = g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, number);

  g_string_append_len (self->out, buffer, length);
}

void
dictum_json_literal (DictumJsonWriter *self, const char *literal)
{
  g_string_append (self->out, literal);
}

/* Nothing when string is NULL. */
void
dictum_json_member_string (DictumJsonWriter *self, const char *key, const char *string)
{
  if (string == NULL)
    return;

  dictum_json_key (self, key);
  dictum_json_string (self, string, strlen (string));
}

void
dictum_json_member_integer (DictumJsonWriter *self, const char *key, gint64 number)
{
  dictum_json_key (self, key);
  dictum_json_integer (self, number);
}

/**
 * dictum_json_is_written:
 * @field: a field
 * @value: a value that has it
 *
 * Returns: whether the file has the member: it is required, an enumeration, or there is something
 * in it
 */
gboolean
dictum_json_is_written (const DictumField *field, gconstpointer value)
{
  if ((field->flags & DICTUM_FIELD_REQUIRED) != 0)
    return TRUE;

  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
      {
        const char *text = *DICTUM_FIELD_AT (char *, value, field);

        return text != NULL && *text != '\0';
      }
    case DICTUM_FIELD_VALUE:
      return *DICTUM_FIELD_AT (gpointer, value, field) != NULL;
    case DICTUM_FIELD_BOOLEAN:
    case DICTUM_FIELD_INTEGER:
      return *DICTUM_FIELD_AT (int, value, field) != 0;
    case DICTUM_FIELD_NUMBER:
      return !isnan (*DICTUM_FIELD_AT (double, value, field));
    case DICTUM_FIELD_ENUM:
      return TRUE;
    case DICTUM_FIELD_STRINGS:
      return dictum_strings_length (*DICTUM_FIELD_AT (const char *const *, value, field)) > 0;
    case DICTUM_FIELD_VALUES:
      return dictum_values_length (*DICTUM_FIELD_AT (GPtrArray *, value, field)) > 0;
    default:
      g_assert_not_reached ();
    }
}

/* The content of a field, without its key. */
void
dictum_json_field (DictumJsonWriter *self, const DictumField *field, gconstpointer value)
{
  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
      write_text (self, field, *DICTUM_FIELD_AT (char *, value, field));
      break;
    case DICTUM_FIELD_BOOLEAN:
      dictum_json_literal (self, *DICTUM_FIELD_AT (gboolean, value, field) ? "true" : "false");
      break;
    case DICTUM_FIELD_INTEGER:
      write_integer (self, field, *DICTUM_FIELD_AT (int, value, field));
      break;
    case DICTUM_FIELD_NUMBER:
      write_number (self, *DICTUM_FIELD_AT (double, value, field));
      break;
    case DICTUM_FIELD_ENUM:
      write_enum (self, field, *DICTUM_FIELD_AT (int, value, field));
      break;
    case DICTUM_FIELD_STRINGS:
      write_strings (self, *DICTUM_FIELD_AT (const char *const *, value, field));
      break;
    case DICTUM_FIELD_VALUE:
      dictum_json_value (self, *DICTUM_FIELD_AT (gconstpointer, value, field));
      break;
    case DICTUM_FIELD_VALUES:
      write_values (self, *DICTUM_FIELD_AT (GPtrArray *, value, field));
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * dictum_json_unknown:
 * @self: a writer, inside an object
 * @unknown: (nullable): one JSON object as text
 *
 * Writes the members of @unknown, in their order, each number letter by letter as it was read.
 */
void
dictum_json_unknown (DictumJsonWriter *self, const char *unknown)
{
  yyjson_doc *document;

  if (unknown == NULL)
    return;

  document = yyjson_read (unknown, strlen (unknown), YYJSON_READ_NUMBER_AS_RAW);
  if (document == NULL || !yyjson_is_obj (yyjson_doc_get_root (document)))
    fail (self, _ ("Members kept from another program are damaged"));
  else
    write_raw_members (self, yyjson_doc_get_root (document));
  yyjson_doc_free (document);
}

/**
 * dictum_json_value:
 * @self: a writer
 * @value: any value
 *
 * Writes a value as an object: its fields in the order of its table, then what it does not know.
 */
void
dictum_json_value (DictumJsonWriter *self, gconstpointer value)
{
  const DictumValue *head = value;

  dictum_json_begin (self, '{');
  for (const DictumField *field = head->type->fields; field->key != NULL; field++)
    if (dictum_json_is_written (field, value))
      {
        dictum_json_key (self, field->key);
        dictum_json_field (self, field, value);
      }
  dictum_json_unknown (self, head->unknown);
  dictum_json_end (self, '}');
}

/* Anything that was read. The reader has limited its depth. */
void
dictum_json_raw (DictumJsonWriter *self, yyjson_val *raw)
{
  size_t i, count;
  yyjson_val *element;

  switch (yyjson_get_type (raw))
    {
    case YYJSON_TYPE_OBJ:
      dictum_json_begin (self, '{');
      write_raw_members (self, raw);
      dictum_json_end (self, '}');
      break;
    case YYJSON_TYPE_ARR:
      dictum_json_begin (self, '[');
      yyjson_arr_foreach (raw, i, count, element)
      {
        dictum_json_element (self);
        dictum_json_raw (self, element);
      }
      dictum_json_end (self, ']');
      break;
    case YYJSON_TYPE_STR:
      dictum_json_string (self, yyjson_get_str (raw), yyjson_get_len (raw));
      break;
    case YYJSON_TYPE_RAW:
      dictum_json_literal (self, yyjson_get_raw (raw));
      break;
    case YYJSON_TYPE_BOOL:
      dictum_json_literal (self, yyjson_get_bool (raw) ? "true" : "false");
      break;
    case YYJSON_TYPE_NULL:
      dictum_json_literal (self, "null");
      break;
    default:
      g_assert_not_reached ();
    }
}
