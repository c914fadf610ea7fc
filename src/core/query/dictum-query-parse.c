/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From a line of text to terms and back:
 *
 *     query := { [ "-" ] ( field ":" value { "," value } | words ) }
 *     value := [ "=" ] words
 *     words := word | quoted
 *
 * The sign of equality, for the whole text, means something to fields with text only.
 * A quoted value may have \" and \\ in it; typographic quotation marks do as well, since they come
 * with what is pasted. Whatever is typed is understood as far as possible: nothing here fails. */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-query-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  DictumClaimQuery *query;
  const char *at;
  int offset; /* code points before at */
} Cursor;

static gunichar
peek (const Cursor *cursor)
{
  return g_utf8_get_char (cursor->at);
}

static void
step (Cursor *cursor)
{
  cursor->at = g_utf8_next_char (cursor->at);
  cursor->offset++;
}

static gboolean
at_end (const Cursor *cursor)
{
  return *cursor->at == '\0' || g_unichar_isspace (peek (cursor));
}

static void
skip_space (Cursor *cursor)
{
  while (*cursor->at != '\0' && at_end (cursor))
    step (cursor);
}

static gboolean
is_opening (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB;
}

static gboolean
is_closing (gunichar opening, gunichar c)
{
  return c == '"' || (opening != '"' && (c == 0x201C || c == 0x201D || c == 0xBB));
}

/* Transfer full: the message. */
static void
complain (const Cursor *cursor, int start, int end, char *message)
{
  DictumQueryMishap *mishap = g_new0 (DictumQueryMishap, 1);

  mishap->start = start;
  mishap->end = end;
  mishap->message = message;
  mishap->unfinished = *cursor->at == '\0';
  g_ptr_array_add (cursor->query->mishaps, mishap);
}

static char *
read_quoted (Cursor *cursor, gboolean *closed)
{
  GString *text = g_string_new (NULL);
  gunichar opening = peek (cursor);
  int start = cursor->offset;

  *closed = FALSE;
  for (step (cursor); *cursor->at != '\0'; step (cursor))
    {
      if (cursor->at[0] == '\\' && (cursor->at[1] == '"' || cursor->at[1] == '\\'))
        step (cursor);
      else if (is_closing (opening, peek (cursor)))
        {
          step (cursor);
          *closed = TRUE;
          break;
        }
      g_string_append_unichar (text, peek (cursor));
    }
  if (!*closed)
    complain (cursor, start, cursor->offset, g_strdup (_ ("The quotation mark is not closed.")));

  return g_string_free_and_steal (text);
}

static char *
read_bare (Cursor *cursor, gboolean in_field)
{
  const char *start = cursor->at;

  while (!at_end (cursor) && !(in_field && *cursor->at == ','))
    step (cursor);

  return g_strndup (start, cursor->at - start);
}

static void
read_value (Cursor *cursor, DictumQueryNode *node)
{
  const DictumQueryFieldInfo *info = dictum_query_field_get_info (node->field);
  DictumQueryValue value = { .start = cursor->offset, .closed = TRUE };
  g_autofree char *message = NULL;

  value.exact = info->name != NULL && info->kind == DICTUM_QUERY_TEXT && *cursor->at == '=';
  if (value.exact)
    step (cursor);
  value.quoted = is_opening (peek (cursor));
  value.text = value.quoted ? read_quoted (cursor, &value.closed)
                            : read_bare (cursor, info->name != NULL);
  value.valid = dictum_query_value_read (&value, info, &message);
  value.end = cursor->offset;
  if (!value.valid)
    complain (cursor, value.start, value.end, g_steal_pointer (&message));
  g_array_append_val (node->values, value);
}

static void
read_values (Cursor *cursor, DictumQueryNode *node)
{
  const char *name = dictum_query_field_get_name (node->field);

  for (;;)
    {
      if (at_end (cursor) || *cursor->at == ',')
        complain (cursor, node->start, cursor->offset,
                  g_strdup_printf (_ ("“%s:” needs a value right behind it, as in %s:word or "
                                      "%s:\"two words\"."),
                                   name, name, name));
      else
        read_value (cursor, node);
      if (*cursor->at != ',')
        break;
      step (cursor);
    }
}

/* How many bytes before the colon when a field’s name seems to stand here; 0 when not. The colon of
 * a link is none. */
static gsize
measure_name (const char *at)
{
  gsize length = 0;

  while (g_ascii_isalpha (at[length]) || (length > 0 && at[length] == '-'))
    length++;

  return at[length] == ':' && !g_str_has_prefix (at + length, "://") ? length : 0;
}

static void
read_strange (Cursor *cursor, DictumQueryNode *node, gsize n_name)
{
  g_autofree char *name = g_strndup (cursor->at, n_name);
  gboolean closed;

  node->strange = TRUE;
  for (gsize i = 0; i <= n_name; i++)
    step (cursor);
  while (!at_end (cursor))
    {
      if (is_opening (peek (cursor)))
        g_free (read_quoted (cursor, &closed));
      else
        step (cursor);
    }
  complain (cursor, node->start, cursor->offset,
            g_strdup_printf (_ ("There is no field “%s”. To search for these words, put them in "
                                "quotation marks."),
                             name));
}

static DictumQueryNode *
read_node (Cursor *cursor)
{
  DictumQueryNode *node = g_new0 (DictumQueryNode, 1);
  const char *start = cursor->at;
  gsize n_name;

  node->values = g_array_new (FALSE, TRUE, sizeof (DictumQueryValue));
  g_array_set_clear_func (node->values, dictum_query_value_clear);
  node->start = cursor->offset;
  node->negated = *cursor->at == '-';
  if (node->negated)
    step (cursor);

  n_name = measure_name (cursor->at);
  if (node->negated && at_end (cursor))
    {
      node->strange = TRUE;
      complain (
          cursor, node->start, cursor->offset,
          g_strdup (_ ("The minus needs a word or a field right behind it, as in -tag:old.")));
    }
  else if (n_name == 0)
    read_value (cursor, node);
  else if (dictum_query_field_find (cursor->at, n_name, &node->field))
    {
      for (gsize i = 0; i <= n_name; i++)
        step (cursor);
      read_values (cursor, node);
    }
  else
    read_strange (cursor, node, n_name);

  node->end = cursor->offset;
  node->text = node->strange ? g_strndup (start, cursor->at - start)
                             : dictum_query_node_print (node, FALSE);
  return node;
}

/**
 * dictum_query_parse:
 * @self: a query of which the text is known
 */
void
dictum_query_parse (DictumClaimQuery *self)
{
  Cursor cursor = { self, self->text, 0 };

  for (skip_space (&cursor); *cursor.at != '\0'; skip_space (&cursor))
    g_ptr_array_add (self->nodes, read_node (&cursor));
}

/* With the opening mark, and what would else end them taken care of. */
void
dictum_query_append_quoted (GString *out, const char *words, gboolean closed)
{
  g_string_append_c (out, '"');
  for (const char *at = words; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *at);
    }
  if (closed)
    g_string_append_c (out, '"');
}

static void
print_value (GString *out, const DictumQueryValue *value, gboolean closed)
{
  if (value->exact)
    g_string_append_c (out, '=');
  if (value->quoted)
    dictum_query_append_quoted (out, value->text, value->closed || closed);
  else
    g_string_append (out, value->text);
}

char *
dictum_query_node_print (const DictumQueryNode *node, gboolean closed)
{
  const char *name = dictum_query_field_get_name (node->field);
  GString *out = g_string_new (node->negated ? "-" : NULL);

  if (node->strange)
    g_string_assign (out, node->text);
  else if (name != NULL)
    g_string_append_printf (out, "%s:", name);
  for (guint i = 0; i < node->values->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      print_value (out, &g_array_index (node->values, DictumQueryValue, i), closed);
    }

  return g_string_free_and_steal (out);
}
