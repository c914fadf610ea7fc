/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const DictumVerb verbs[] = {
  { "new", "FILE [--title=TITLE]", N_ ("Make a project"), dictum_cli_run_new },
  { "add", "FILE (PATH|URL|-)…", N_ ("Load articles into a project"), dictum_cli_run_add },
  { "extract", "(PATH|URL|-)…", N_ ("Print the text and the details of articles"),
    dictum_cli_run_extract },
  { "list", "FILE [articles|claims|sources]", N_ ("List what is in a project"),
    dictum_cli_run_list },
  { "filters", "FILE", N_ ("List, save, rename or delete filters of claims"),
    dictum_cli_run_filters },
  { "show", "FILE RECORD", N_ ("Show an article, a claim or a source"), dictum_cli_run_show },
  { "search", "FILE WORD…", N_ ("Find words in articles, claims, notes, sources and evidence"),
    dictum_cli_run_search },
  { "mark", "FILE ARTICLE --quote=TEXT", N_ ("Mark a claim and say who it comes from"),
    dictum_cli_run_mark },
  { "sources", "FILE", N_ ("List, add, rename, merge, split, change or delete sources"),
    dictum_cli_run_sources },
  { "lookup", "NAME", N_ ("Ask Wikidata who or what is called so"), dictum_cli_run_lookup },
  { "speakers", "FILE ARTICLE", N_ ("List who speaks in a transcript, make them sources"),
    dictum_cli_run_speakers },
  { "set", "FILE (RECORD…|--where=QUERY) [FIELD=VALUE…]",
    N_ ("Set fields of articles, claims, sources, the project"), dictum_cli_run_set },
  { "rate", "FILE (CLAIM…|--where=QUERY) --rating=ID", N_ ("Rate claims"), dictum_cli_run_rate },
  { "evidence", "FILE CLAIM FIELD=VALUE…", N_ ("Add, load, check or remove evidence of a claim"),
    dictum_cli_run_evidence },
  { "reply", "FILE CLAIM FIELD=VALUE…", N_ ("Keep the log of replies to a claim"),
    dictum_cli_run_reply },
  { "replies", "FILE [--due]", N_ ("List the requests for reply that wait for an answer"),
    dictum_cli_run_replies },
  { "related", "FILE CLAIM", N_ ("Show, find and link the same claim elsewhere"),
    dictum_cli_run_related },
  { "roots", "FILE [CLAIM]", N_ ("Say on how many independent sources claims rest"),
    dictum_cli_run_roots },
  { "scale", "[FILE]", N_ ("Show or change the rating scale of a project"), dictum_cli_run_scale },
  { "check", "FILE ARTICLE [PATH|URL|-]", N_ ("Load an article again and carry its claims over"),
    dictum_cli_run_check },
  { "versions", "FILE ARTICLE", N_ ("List the versions of an article"), dictum_cli_run_versions },
  { "compare", "FILE ARTICLE [OLD [NEW]]", N_ ("Compare two versions word by word"),
    dictum_cli_run_compare },
  { "review", "FILE ARTICLE", N_ ("Look through what became of the claims at a new version"),
    dictum_cli_run_review },
  { "delete", "FILE (RECORD…|--where=QUERY)", N_ ("Delete articles, claims or sources"),
    dictum_cli_run_delete },
  { "undo", "FILE", N_ ("Undo the last action"), dictum_cli_run_undo },
  { "redo", "FILE", N_ ("Do again what was undone"), dictum_cli_run_redo },
  { "validate", "FILE…", N_ ("Say whether files are sound projects"), dictum_cli_run_validate },
  { "info", "FILE", N_ ("Show the figures of a project"), dictum_cli_run_info },
  { "stats", "FILE", N_ ("Count who speaks, on what ground, and how far the checking is"),
    dictum_cli_run_stats },
  { "warnings", "FILE", N_ ("List what newsroom rules object to, or switch rules on and off"),
    dictum_cli_run_warnings },
  { "export", "FILE --format=FORMAT", N_ ("Write a file that other programs or people read"),
    dictum_cli_run_export },
  { "import", "FILE PATH…", N_ ("Take in what other programs have marked"), dictum_cli_run_import },
  { "report", "FILE (--pdf | --html | --markdown | --odt) [-o PATH]",
    N_ ("Write what was checked for people to read"), dictum_cli_run_report },
  { "snapshots", "[list|verify|export|open|remove] [SHA-256]…",
    N_ ("Look after the originals of loaded pages and files"), dictum_cli_run_snapshots },
  { "archive", "(find|save) URL", N_ ("Find a page in a web archive, or save it there"),
    dictum_cli_run_archive },
  { "recover", "FILE [--discard]", N_ ("Take back what a crash left in the journal"),
    dictum_cli_run_recover },
};

static const DictumVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_strcmp0 (verbs[i].name, name) == 0)
      return &verbs[i];

  return NULL;
}

static int
show_help (void)
{
  dictum_cli_print ("%s\n  dictum-cli VERB …\n  dictum-cli VERB --help\n\n%s\n", _ ("Usage:"),
                    _ ("Verbs:"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    dictum_cli_print ("  %-9s %s\n", verbs[i].name, _ (verbs[i].summary));
  dictum_cli_print (
      "\n%s\n",
      _ ("An article is given by its number, title or id; a claim by the numbers of article and\n"
         "claim (1:3) or its id; a source by its name, an alias or its id. --json prints JSON.\n"
         "Exit codes: 0 done, 1 failed, 2 wrong usage."));

  return DICTUM_CLI_OK;
}

static int
run_verb (const DictumVerb *verb, char **arguments)
{
  DictumCli cli = { verb->name, FALSE, NULL, g_strdupv (arguments), NULL };
  int code = verb->run (&cli);

  g_strfreev (cli.args);
  g_free (cli.author);

  return code;
}

/* "dictum-cli help mark" is "dictum-cli mark --help". */
static int
help_verb (const DictumVerb *verb)
{
  char *arguments[] = { (char *) verb->name, (char *) "--help", NULL };

  return run_verb (verb, arguments);
}

static void
print_line (FILE *stream, const char *format, va_list list)
{
  g_autofree char *line = g_strdup_vprintf (format, list);

  fputs (line, stream);
}

void
dictum_cli_print (const char *format, ...)
{
  va_list list;

  va_start (list, format);
  print_line (stdout, format, list);
  va_end (list);
}

/* In the messages of the library the problem comes first and then what to do. */
int
dictum_cli_fail (DictumCli *cli, const char *format, ...)
{
  va_list list;

  fputs ("dictum-cli: ", stderr);
  va_start (list, format);
  print_line (stderr, format, list);
  va_end (list);
  fputc ('\n', stderr);

  return DICTUM_CLI_FAILED;
}

int
dictum_cli_fail_error (DictumCli *cli, const GError *error)
{
  return dictum_cli_fail (cli, "%s", error->message);
}

int
dictum_cli_misuse (DictumCli *cli, const char *format, ...)
{
  va_list list;

  fputs ("dictum-cli: ", stderr);
  va_start (list, format);
  print_line (stderr, format, list);
  va_end (list);
  fprintf (stderr, "\n");
  fprintf (stderr, _ ("Try “dictum-cli %s --help”."), cli->verb);
  fputc ('\n', stderr);

  return DICTUM_CLI_USAGE;
}

/* Arguments of options are taken as file names are: as bytes. GLib would convert anything else from
 * the locale's charset, which in the C locale refuses every quotation mark. */
static gboolean
check_arguments (DictumCli *cli, guint least, guint most)
{
  guint length = g_strv_length (cli->args) - 1;

  for (guint i = 1; i <= length; i++)
    if (!g_utf8_validate (cli->args[i], -1, NULL))
      {
        dictum_cli_misuse (cli, _ ("Argument %u is not valid UTF-8."), i);
        return FALSE;
      }
  if (length >= least && length <= most)
    return TRUE;

  if (length < least)
    dictum_cli_misuse (cli, "%s", _ ("Something is missing on the command line."));
  else
    dictum_cli_misuse (cli, _ ("There is too much on the command line: “%s”."),
                       cli->args[most + 1]);
  return FALSE;
}

gboolean
dictum_cli_parse (DictumCli *cli, const GOptionEntry *entries, guint least, guint most)
{
  const DictumVerb *verb = find_verb (cli->verb);
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_strdup_printf ("dictum-cli %s", verb->name);
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print JSON"), NULL },
    { "author", 0, 0, G_OPTION_ARG_FILENAME, &cli->author, N_ ("Who does it"), N_ ("NAME") },
    { NULL },
  };

  /* The usage line starts with the program's name. */
  g_set_prgname (program);
  context = g_option_context_new (verb->usage);
  g_option_context_set_main_group (context, g_option_group_new ("main", "", "", cli->data, NULL));
  g_option_context_set_summary (context, _ (verb->summary));
  g_option_context_set_description (context, cli->description);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &cli->args, &error))
    {
      dictum_cli_misuse (cli, "%s", error->message);
      return FALSE;
    }

  return check_arguments (cli, least, most);
}

void
dictum_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, TRUE);

  dictum_cli_print ("%s\n", json);
}

/* An array of records as the project file writes them. */
void
dictum_cli_print_records (GPtrArray *records)
{
  dictum_cli_print ("[");
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *json = dictum_record_to_json (g_ptr_array_index (records, i), TRUE);

      dictum_cli_print ("%s\n%s", i > 0 ? "," : "", json);
    }
  dictum_cli_print ("\n]\n");
}

/* A full disk shows when what was printed is written at last. */
static int
finish_output (int code)
{
  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return code;

  fprintf (stderr, "dictum-cli: %s\n", g_strerror (errno != 0 ? errno : EIO));

  return code != DICTUM_CLI_OK ? code : DICTUM_CLI_FAILED;
}

static int
run (int argc, char **argv)
{
  /* Set for running from the build folder. */
  const char *translations = g_getenv ("DICTUM_LOCALE_DIR");
  const DictumVerb *verb;
  DictumCli cli = { "help", FALSE, NULL, NULL, NULL };

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : DICTUM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("dictum-cli");

  if (argc < 2)
    {
      show_help ();
      return DICTUM_CLI_USAGE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      dictum_cli_print ("dictum-cli %s\n", DICTUM_VERSION);
      return DICTUM_CLI_OK;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 ||
      (strcmp (argv[1], "help") == 0 && argc == 2))
    return show_help ();

  verb = find_verb (strcmp (argv[1], "help") == 0 ? argv[2] : argv[1]);
  if (verb == NULL)
    {
      dictum_cli_fail (&cli, _ ("There is no verb “%s”. “dictum-cli help” lists them."),
                       strcmp (argv[1], "help") == 0 ? argv[2] : argv[1]);
      return DICTUM_CLI_USAGE;
    }

  return strcmp (argv[1], "help") == 0 ? help_verb (verb) : run_verb (verb, argv + 1);
}

int
main (int argc, char **argv)
{
  return finish_output (run (argc, argv));
}
