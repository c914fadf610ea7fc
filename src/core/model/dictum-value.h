/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DictumValue:
 *
 * What every piece of a project is made of: a C structure whose first member is a DictumValue and
 * whose other members are described by a static table, its [struct@DictumType]. The table is the
 * single description of a structure: copying, comparing, sealing, reading and writing the file, the
 * journal and the schema's test all walk it, so that a new field is one line in one table.
 *
 * A value is reference counted (the count is atomic: a save runs in a thread). It is alterable
 * until it is sealed; being handed to a change seals it for ever. Sealed values are passed around
 * as pointers to const. To edit one, dictum_value_copy() it.
 *
 * Conventions of all values: a string that is absent is NULL, never ""; a list that is empty is
 * NULL (use dictum_values_length() and dictum_strings_length(), which take NULL); a time is a
 * string as in RFC 3339, "2026-11-14T18:02:11Z" for what Dictum stamps (UTC, whole seconds), a date
 * alone or another zone where it comes from outside.
 */
typedef struct _DictumValue DictumValue;
typedef struct _DictumType DictumType;
typedef struct _DictumField DictumField;
typedef struct _DictumEnum DictumEnum;

typedef enum
{
  DICTUM_FIELD_STRING,  /* char *; NULL is absent */
  DICTUM_FIELD_TIME,    /* char *; RFC 3339 date or date-time; NULL is absent */
  DICTUM_FIELD_BOOLEAN, /* gboolean; FALSE is absent */
  DICTUM_FIELD_INTEGER, /* int; 0 is absent unless the field is required */
  DICTUM_FIELD_NUMBER,  /* double; NAN is absent */
  DICTUM_FIELD_ENUM,    /* int, a name of the field's DictumEnum; 0 is the default and is written */
  DICTUM_FIELD_STRINGS, /* GStrv; NULL is empty */
  DICTUM_FIELD_VALUE,   /* pointer to a value of the field's type; NULL is absent */
  DICTUM_FIELD_VALUES,  /* GPtrArray of values of the field's type; NULL is empty */
} DictumFieldKind;

/* The names of an enumeration, as in the file, and as shown to the user. */
struct _DictumEnum
{
  const char *const *nicks;  /* in the file: "waiting-for-reply"; ends with NULL */
  const char *const *labels; /* msgids for the window, marked with N_(); ends with NULL */
};

typedef enum
{
  DICTUM_FIELD_PLAIN = 0,
  DICTUM_FIELD_REQUIRED = 1 << 0,  /* the file must have it, and it is always written */
  DICTUM_FIELD_REFERENCE = 1 << 1, /* the string (or each of the strings) is the id of a record */
} DictumFieldFlags;

struct _DictumField
{
  const char *key; /* member name in the file, camelCase */
  DictumFieldKind kind;
  DictumFieldFlags flags;
  gsize offset;
  const void *detail; /* DictumEnum for ENUM, DictumType for VALUE and VALUES, else NULL */
};

struct _DictumType
{
  const char *name; /* "claim": as in error messages and in the schema's $defs */
  gsize size;
  gboolean shared;           /* never altered once made, so that copies of the owner share it */
  const DictumField *fields; /* in the order of the file; ends with a key of NULL */
  gboolean refers;           /* it, or a value below it, has fields that are references */
  void (*finalize) (gpointer value); /* frees what is kept beside the fields; or NULL */
};

struct _DictumValue
{
  const DictumType *type;
  gatomicrefcount refs;
  gboolean sealed;
  char *unknown; /* members of the file that this version does not know: one JSON object, or NULL */
};

gpointer dictum_value_new (const DictumType *type) G_GNUC_WARN_UNUSED_RESULT;
gpointer dictum_value_ref (gconstpointer value);
void dictum_value_unref (gpointer value);
gpointer dictum_value_copy (gconstpointer value) G_GNUC_WARN_UNUSED_RESULT;
gboolean dictum_value_equal (gconstpointer a, gconstpointer b);
gboolean dictum_field_equal (const DictumField *field, gconstpointer a, gconstpointer b);
void dictum_field_assign (const DictumField *field, gpointer to, gconstpointer from);
const DictumField *dictum_type_find_field (const DictumType *type, const char *key);
void dictum_value_seal (gpointer value);
gboolean dictum_value_is (gconstpointer value, const DictumType *type);

/* The place of a field in a value, typed: *DICTUM_FIELD_AT (char *, value, field). */
#define DICTUM_FIELD_AT(ctype, value, field)                                                       \
  ((ctype *) (gpointer) (((guint8 *) (gpointer) (value)) + (field)->offset))

/* Helpers for editing. All take alterable values. */
void dictum_value_set_string (char **place, const char *string);
void dictum_value_set_strings (GStrv *place, const char *const *strings);
void dictum_values_add (GPtrArray **place, gpointer value);
void dictum_values_insert (GPtrArray **place, guint position, gpointer value);
void dictum_values_remove (GPtrArray **place, guint position);

static inline guint
dictum_values_length (const GPtrArray *values)
{
  return values != NULL ? values->len : 0;
}

static inline guint
dictum_strings_length (const char *const *strings)
{
  return strings != NULL ? g_strv_length ((GStrv) strings) : 0;
}

#define dictum_values_get(values, position) ((gpointer) g_ptr_array_index (values, position))

int dictum_enum_from_nick (const DictumEnum *names, const char *nick);
const char *dictum_enum_get_nick (const DictumEnum *names, int value);
const char *dictum_enum_get_label (const DictumEnum *names, int value);
guint dictum_enum_length (const DictumEnum *names);

char *dictum_now (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean dictum_time_is_valid (const char *time);
char *dictum_id_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
