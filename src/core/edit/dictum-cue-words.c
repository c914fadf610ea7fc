/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

/* The lists are short on purpose: they hold words that nearly always carry the stance in news, so
 * that a wrong guess is rare. "Insisted", "warned" or "argued" say how a thing was said and not
 * what the writer thinks of it. Forms of one word stand side by side; they are compared as whole
 * words, case folded. */
static const char *const doubting_words[] = {
  "claim",    "claims",    "claimed",    "claiming",   "allege",    "alleges",     "alleged",
  "alleging", "allegedly", "purport",    "purports",   "purported", "purportedly", "so-called",
  "maintain", "maintains", "maintained", "supposedly", NULL,
};

static const char *const endorsing_words[] = {
  "reveal",      "reveals",      "revealed",     "revealing",    "admit",
  "admits",      "admitted",     "admitting",    "point out",    "points out",
  "pointed out", "pointing out", "confirm",      "confirms",     "confirmed",
  "confirming",  "acknowledge",  "acknowledges", "acknowledged", "acknowledging",
  "concede",     "concedes",     "conceded",     "conceding",    NULL,
};

/* Looked at before the denials: "declined to deny" is a declined comment. Folded, so without
 * accents; " * " stands for words between. */
static const char *const declined_words[] = {
  "decline to",
  "declines to",
  "declined to",
  "declining to",
  "declined comment",
  "refuse to comment",
  "refuses to comment",
  "refused to comment",
  "refused to say",
  "would not comment",
  "did not comment",
  "would not say",
  "had no comment",
  "not respond to",
  "no response",
  /* German */
  "lehnte * kommentar ab",
  "lehnte * stellungnahme ab",
  "lehnten * stellungnahme ab",
  "nicht aussern",
  "nicht ausserte",
  "nicht kommentieren",
  "nicht stellung nehmen",
  "kommentierte * nicht",
  "ausserte sich nicht",
  "ausserten sich nicht",
  /* French */
  "refuse de commenter",
  "refusait de commenter",
  "refusent de commenter",
  "refuse de s'exprimer",
  "refuse a tout commentaire",
  "pas souhaite commenter",
  "pas souhaite s'exprimer",
  "pas voulu commenter",
  "pas commente",
  "pas donne suite",
  "pas repondu",
  /* Spanish */
  "declina comentar",
  "declino comentar",
  "declino hacer",
  "declinaron comentar",
  "no quiso comentar",
  "no quiso hacer",
  "no quiso hablar",
  "no quisieron comentar",
  "nego a comentar",
  "negaron a comentar",
  "rehuso comentar",
  "rehuso hacer",
  "no respondio",
  NULL,
};

static const char *const denied_words[] = {
  "deny",
  "denies",
  "denied",
  "denying",
  "reject",
  "rejects",
  "rejected",
  "rejecting",
  "refute",
  "refutes",
  "refuted",
  "refuting",
  "dispute",
  "disputes",
  "disputed",
  "did not say",
  "didn't say",
  "has not said",
  "have not said",
  "never said",
  "dismissed",
  "dismisses",
  /* German */
  "bestreitet",
  "bestreiten",
  "bestritt",
  "bestritten",
  "dementiert",
  "dementieren",
  "dementierte",
  "dementierten",
  "verneint",
  "verneinte",
  "leugnet",
  "leugnete",
  "leugnen",
  "zuruckgewiesen",
  "zuruckweisen",
  "weist * zuruck",
  "weisen * zuruck",
  "wies * zuruck",
  "wiesen * zuruck",
  "nicht gesagt",
  "nie gesagt",
  /* French */
  "nie",
  "nient",
  "niait",
  "niaient",
  "nier",
  "dement",
  "dementent",
  "dementi",
  "dementait",
  "dementir",
  "refute",
  "refutent",
  "rejette",
  "rejettent",
  "rejete",
  "conteste",
  "contestent",
  "contestait",
  "n'a pas dit",
  "n'ont pas dit",
  "n'a jamais dit",
  /* Spanish */
  "niega",
  "niegan",
  "nego",
  "negaron",
  "negado",
  "negar",
  "desmiente",
  "desmienten",
  "desmintio",
  "desmintieron",
  "desmentido",
  "rechaza",
  "rechazan",
  "rechazo",
  "rechazaron",
  "no dijo",
  "no ha dicho",
  "nunca dijo",
  NULL,
};

/* padded: words between spaces. */
static gboolean
has_words (const char *padded, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " * ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_strdup_printf (" %s ", parts[i]);
      const char *found = strstr (padded, part);

      if (found == NULL)
        return FALSE;
      padded = found + strlen (part) - 1;
    }

  return TRUE;
}

static gboolean
contains_word (const char *folded, const char *const *list)
{
  g_autofree char *padded = g_strdup_printf (" %s ", folded);

  for (guint i = 0; list[i] != NULL; i++)
    if (has_words (padded, list[i]))
      return TRUE;

  return FALSE;
}

DictumStance
dictum_cue_get_stance (const char *words)
{
  g_autofree char *folded = dictum_name_fold (words);

  if (contains_word (folded, doubting_words))
    return DICTUM_STANCE_DOUBTING;

  return contains_word (folded, endorsing_words) ? DICTUM_STANCE_ENDORSING : DICTUM_STANCE_NEUTRAL;
}

DictumPolarity
dictum_cue_get_polarity (const char *words)
{
  g_autofree char *folded = dictum_name_fold (words);

  if (contains_word (folded, declined_words))
    return DICTUM_POLARITY_DECLINED;

  return contains_word (folded, denied_words) ? DICTUM_POLARITY_DENIED : DICTUM_POLARITY_AFFIRMED;
}
