/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-docx-fields.h"

/* Words of a field beyond these, in bytes, do not tell what it is. */
#define LONG_WORDS 1000

typedef struct
{
  GString *words;
  gboolean result; /* its words are complete */
  gboolean silent; /* what it shows is no part of the text */
} Field;

struct _DictumDocxFields
{
  GPtrArray *open; /* of Field, the innermost last */
};

static void
field_free (gpointer data)
{
  Field *self = data;

  g_string_free (self->words, TRUE);
  g_free (self);
}

/* The innermost; NULL outside of fields. */
static Field *
get_field (const DictumDocxFields *self)
{
  return self->open->len > 0 ? g_ptr_array_index (self->open, self->open->len - 1) : NULL;
}

/* Fields that list the text's headings or words, or are marks for such a list. */
static void
finish_words (Field *field)
{
  static const char *const silent[] = { "TOC", "INDEX", "XE", "TC", "RD", "TA", NULL };
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (field->words->str), " \t\\", 2);
  g_autofree char *first = g_ascii_strup (words[0] != NULL ? words[0] : "", -1);

  field->result = TRUE;
  field->silent = g_strv_contains (silent, first);
  /* g_strstrip() moved what is in the string. */
  g_string_truncate (field->words, 0);
}

DictumDocxFields *
dictum_docx_fields_new (void)
{
  DictumDocxFields *self = g_new0 (DictumDocxFields, 1);

  self->open = g_ptr_array_new_with_free_func (field_free);
  return self;
}

void
dictum_docx_fields_free (DictumDocxFields *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->open);
  g_free (self);
}

/**
 * dictum_docx_fields_begin:
 * @words: (nullable): what Word computes it from; NULL: they follow
 */
void
dictum_docx_fields_begin (DictumDocxFields *self, const char *words)
{
  Field *field;

  g_return_if_fail (self != NULL);

  field = g_new0 (Field, 1);
  field->words = g_string_new (words);
  if (words != NULL)
    finish_words (field);
  g_ptr_array_add (self->open, field);
}

/* Begins or ends a field, or its result, as an element says that stands between runs of text. */
void
dictum_docx_fields_mark (DictumDocxFields *self, const DictumXmlElement *element)
{
  Field *field;

  g_return_if_fail (self != NULL && element != NULL);

  field = get_field (self);
  if (dictum_xml_attribute_is (element, element->ns, "fldCharType", "begin"))
    {
      if (self->open->len < DICTUM_XML_DEPTH)
        dictum_docx_fields_begin (self, NULL);
    }
  else if (field == NULL)
    return;
  else if (dictum_xml_attribute_is (element, element->ns, "fldCharType", "separate"))
    finish_words (field);
  else if (dictum_xml_attribute_is (element, element->ns, "fldCharType", "end"))
    dictum_docx_fields_end (self);
}

/* Adds to the words of the innermost field; length: bytes. */
void
dictum_docx_fields_append (DictumDocxFields *self, const char *words, gsize length)
{
  Field *field;

  g_return_if_fail (self != NULL);

  field = get_field (self);
  if (field != NULL && !field->result && field->words->len < LONG_WORDS)
    g_string_append_len (field->words, words, length);
}

/* Ends the innermost field; hostile documents end some that never began. */
void
dictum_docx_fields_end (DictumDocxFields *self)
{
  g_return_if_fail (self != NULL);

  if (self->open->len > 0)
    g_ptr_array_set_size (self->open, self->open->len - 1);
}

/* Whether what is read now is no part of the text. */
gboolean
dictum_docx_fields_are_silent (const DictumDocxFields *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->open->len; i++)
    {
      const Field *field = g_ptr_array_index (self->open, i);

      if (!field->result || field->silent)
        return TRUE;
    }
  return FALSE;
}
