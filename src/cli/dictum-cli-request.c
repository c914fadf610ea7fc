/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include <stdio.h>

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gsize length;

  while ((length = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    {
      g_byte_array_append (bytes, buffer, length);
      /* One more than is taken, so that the loader says what is wrong. */
      if (bytes->len > DICTUM_LOAD_CAP)
        break;
    }
  if (ferror (stdin))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("Standard input could not be read."));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

DictumLoadRequest *
dictum_cli_make_request (const char *argument, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *scheme = g_uri_parse_scheme (argument);

  if (g_strcmp0 (argument, "-") == 0)
    {
      g_autoptr (GBytes) bytes = read_standard_input (error);

      return bytes != NULL ? dictum_load_request_new_for_bytes (bytes, NULL, NULL) : NULL;
    }
  if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0)
    return dictum_load_request_new_for_url (argument);

  file = g_file_new_for_commandline_arg (argument);
  return dictum_load_request_new_for_file (file);
}
