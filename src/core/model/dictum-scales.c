/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rating scales that come with Dictum. The labels of the three organisations' scales are theirs
 * and stay as they publish them; the two plain ones are translated when a project takes them over.
 */

#define G_LOG_DOMAIN "dictum-scales"

#include "model/dictum-records.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  const char *label;
  const char *colour;
  double number; /* NAN: not a place on the scale */
  const char *description;
} PresetValue;

typedef struct
{
  const char *name;
  gboolean translated;
  PresetValue values[9];
} Preset;

#define GREEN "#26a269"
#define LIGHT_GREEN "#8ab52f"
#define YELLOW "#c88800"
#define ORANGE "#d0681b"
#define RED "#c01c28"
#define DARK_RED "#7d0d16"
#define GREY "#77767b"
#define BLUE "#1c71d8"

static const Preset presets[] = {
  { N_ ("Plain"),
    TRUE,
    { { "supported", N_ ("Supported"), GREEN, 4, N_ ("The evidence bears it out.") },
      { "partly-supported", N_ ("Partly supported"), YELLOW, 3,
        N_ ("The evidence bears out a part of it, or with reservations.") },
      { "unsupported", N_ ("Unsupported"), ORANGE, 2, N_ ("No evidence for it was found.") },
      { "refuted", N_ ("Refuted"), RED, 1, N_ ("The evidence speaks against it.") },
      { "cannot-be-checked", N_ ("Cannot be checked"), GREY, NAN,
        N_ ("It is opinion, lies in the future, or nobody can know.") } } },
  { N_ ("Magazine desk"),
    TRUE,
    { { "checked", N_ ("Checked"), GREEN, 4, N_ ("Confirmed against a source.") },
      { "corrected", N_ ("Corrected"), BLUE, 3, N_ ("Was wrong; the text has been changed.") },
      { "on-author", N_ ("On author"), YELLOW, 2, N_ ("Stands on the author’s word alone.") },
      { "cannot-confirm", N_ ("Cannot confirm"), RED, 1, N_ ("No source confirms it.") } } },
  { "PolitiFact",
    FALSE,
    { { "true", "True", GREEN, 6, NULL },
      { "mostly-true", "Mostly True", LIGHT_GREEN, 5, NULL },
      { "half-true", "Half True", YELLOW, 4, NULL },
      { "mostly-false", "Mostly False", ORANGE, 3, NULL },
      { "false", "False", RED, 2, NULL },
      { "pants-on-fire", "Pants on Fire", DARK_RED, 1, NULL } } },
  { "Snopes",
    FALSE,
    { { "true", "True", GREEN, 5, NULL },
      { "mostly-true", "Mostly True", LIGHT_GREEN, 4, NULL },
      { "mixture", "Mixture", YELLOW, 3, NULL },
      { "mostly-false", "Mostly False", ORANGE, 2, NULL },
      { "false", "False", RED, 1, NULL },
      { "unproven", "Unproven", GREY, NAN, NULL },
      { "outdated", "Outdated", GREY, NAN, NULL },
      { "research-in-progress", "Research In Progress", BLUE, NAN, NULL } } },
  { "AAP",
    FALSE,
    { { "true", "True", GREEN, 5, NULL },
      { "mostly-true", "Mostly True", LIGHT_GREEN, 4, NULL },
      { "mixture", "Mixture", YELLOW, 3, NULL },
      { "mostly-false", "Mostly False", ORANGE, 2, NULL },
      { "false", "False", RED, 1, NULL },
      { "misleading", "Misleading", ORANGE, NAN, NULL },
      { "unproven", "Unproven", GREY, NAN, NULL } } },
};

static const char *
show (const Preset *preset, const char *words)
{
  return preset->translated && words != NULL ? g_dgettext (GETTEXT_PACKAGE, words) : words;
}

/**
 * dictum_rating_scale_list_presets:
 *
 * Returns: (transfer none): the names to give to dictum_rating_scale_new_preset(), the default
 * first; msgids for those that are translated
 */
const char *const *
dictum_rating_scale_list_presets (void)
{
  static const char *names[G_N_ELEMENTS (presets) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    names[i] = presets[i].name;

  return names;
}

/**
 * dictum_rating_scale_new_preset:
 * @name: (nullable): a name of dictum_rating_scale_list_presets(); NULL is the default
 *
 * Returns: (transfer full) (nullable): a scale of one's own; NULL when there is no such preset
 */
DictumRatingScale *
dictum_rating_scale_new_preset (const char *name)
{
  const Preset *preset = name == NULL ? &presets[0] : NULL;
  DictumRatingScale *scale;

  for (guint i = 0; preset == NULL && i < G_N_ELEMENTS (presets); i++)
    if (strcmp (presets[i].name, name) == 0)
      preset = &presets[i];
  if (preset == NULL)
    return NULL;

  scale = dictum_value_new (&dictum_rating_scale_type);
  dictum_value_set_string (&scale->name, show (preset, preset->name));
  for (guint i = 0; i < G_N_ELEMENTS (preset->values) && preset->values[i].id != NULL; i++)
    {
      DictumScaleValue *value = dictum_value_new (&dictum_scale_value_type);

      dictum_value_set_string (&value->id, preset->values[i].id);
      dictum_value_set_string (&value->label, show (preset, preset->values[i].label));
      dictum_value_set_string (&value->colour, preset->values[i].colour);
      dictum_value_set_string (&value->description, show (preset, preset->values[i].description));
      value->number = preset->values[i].number;
      dictum_values_add (&scale->values, value);
    }

  return scale;
}
