/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-palette"

#include "reader/dictum-palette.h"

#include <math.h>

#define RGB(r, g, b) RGBA (r, g, b, 1.0f)
#define RGBA(r, g, b, a) { (r) / 255.0f, (g) / 255.0f, (b) / 255.0f, (a) }

static const DictumPalette light = {
  .ground = RGB (255, 255, 255),
  .text = RGB (51, 51, 56),
  .content = RGBA (249, 240, 107, 0.42f),
  .current = RGBA (248, 228, 92, 1.0f),
  .current_outline = RGB (176, 120, 0),
  .match = RGBA (153, 193, 241, 0.6f),
  .match_outline = RGB (26, 95, 180),
  .added = RGBA (143, 240, 164, 0.55f),
  .removed = RGBA (249, 190, 182, 0.75f),
  .moved = RGBA (153, 193, 241, 0.5f),
  .cue = RGB (110, 109, 117),
  .nobody = RGB (110, 109, 117),
  .kinds = {
    [DICTUM_SOURCE_PERSON] = RGB (26, 95, 180),
    [DICTUM_SOURCE_ORGANISATION] = RGB (31, 109, 53),
    [DICTUM_SOURCE_GOVERNMENT_BODY] = RGB (31, 109, 53),
    [DICTUM_SOURCE_GROUP] = RGB (11, 106, 115),
    [DICTUM_SOURCE_DOCUMENT] = RGB (99, 69, 44),
    [DICTUM_SOURCE_MEDIA] = RGB (129, 61, 156),
    [DICTUM_SOURCE_UNNAMED] = RGB (155, 70, 17),
    [DICTUM_SOURCE_OTHER] = RGB (94, 92, 100),
  },
  .number_ground = RGBA (0, 0, 0, 0.06f),
  .number_text = RGB (85, 85, 90),
  .current_number_ground = RGB (229, 165, 10),
  .current_number_text = RGB (30, 20, 0),
  .ornament = RGB (140, 140, 146),
  .content_outline = 0.0f,
  .current_outline_width = 2.0f,
};

static const DictumPalette dark = {
  .ground = RGB (29, 29, 32),
  .text = RGB (255, 255, 255),
  .content = RGBA (128, 102, 8, 0.5f),
  .current = RGBA (130, 99, 0, 1.0f),
  .current_outline = RGB (248, 228, 92),
  .match = RGBA (35, 84, 150, 0.8f),
  .match_outline = RGB (153, 193, 241),
  .added = RGBA (24, 96, 54, 0.75f),
  .removed = RGBA (130, 36, 36, 0.75f),
  .moved = RGBA (35, 84, 150, 0.7f),
  .cue = RGB (170, 170, 178),
  .nobody = RGB (170, 170, 178),
  .kinds = {
    [DICTUM_SOURCE_PERSON] = RGB (153, 193, 241),
    [DICTUM_SOURCE_ORGANISATION] = RGB (143, 240, 164),
    [DICTUM_SOURCE_GOVERNMENT_BODY] = RGB (143, 240, 164),
    [DICTUM_SOURCE_GROUP] = RGB (127, 223, 230),
    [DICTUM_SOURCE_DOCUMENT] = RGB (220, 192, 164),
    [DICTUM_SOURCE_MEDIA] = RGB (224, 166, 243),
    [DICTUM_SOURCE_UNNAMED] = RGB (255, 178, 122),
    [DICTUM_SOURCE_OTHER] = RGB (192, 191, 188),
  },
  .number_ground = RGBA (255, 255, 255, 0.1f),
  .number_text = RGB (205, 205, 210),
  .current_number_ground = RGB (229, 165, 10),
  .current_number_text = RGB (30, 20, 0),
  .ornament = RGB (140, 140, 146),
  .content_outline = 0.0f,
  .current_outline_width = 2.0f,
};

/* The colours of the kinds are those of style.css and its companions. */

/* In high contrast the shapes carry the meaning: every claim has an outline, and the current one a
 * heavier one; colours differ only in addition. */
static const DictumPalette light_contrast = {
  .ground = RGB (255, 255, 255),
  .text = RGB (0, 0, 0),
  .content = RGBA (249, 240, 107, 0.3f),
  .current = RGBA (248, 228, 92, 1.0f),
  .current_outline = RGB (0, 0, 0),
  .match = RGBA (153, 193, 241, 0.7f),
  .match_outline = RGB (0, 30, 90),
  .added = RGBA (143, 240, 164, 0.7f),
  .removed = RGBA (249, 190, 182, 0.9f),
  .moved = RGBA (153, 193, 241, 0.7f),
  .cue = RGB (50, 50, 55),
  .nobody = RGB (50, 50, 55),
  .kinds = {
    [DICTUM_SOURCE_PERSON] = RGB (11, 60, 122),
    [DICTUM_SOURCE_ORGANISATION] = RGB (15, 74, 32),
    [DICTUM_SOURCE_GOVERNMENT_BODY] = RGB (15, 74, 32),
    [DICTUM_SOURCE_GROUP] = RGB (5, 71, 77),
    [DICTUM_SOURCE_DOCUMENT] = RGB (63, 42, 24),
    [DICTUM_SOURCE_MEDIA] = RGB (86, 35, 107),
    [DICTUM_SOURCE_UNNAMED] = RGB (110, 46, 6),
    [DICTUM_SOURCE_OTHER] = RGB (61, 56, 70),
  },
  .number_ground = RGBA (255, 255, 255, 1.0f),
  .number_text = RGB (0, 0, 0),
  .current_number_ground = RGB (0, 0, 0),
  .current_number_text = RGB (255, 255, 255),
  .ornament = RGB (60, 60, 65),
  .content_outline = 1.0f,
  .current_outline_width = 3.0f,
};

static const DictumPalette dark_contrast = {
  .ground = RGB (29, 29, 32),
  .text = RGB (255, 255, 255),
  .content = RGBA (100, 80, 5, 0.4f),
  .current = RGBA (110, 84, 0, 1.0f),
  .current_outline = RGB (255, 255, 255),
  .match = RGBA (30, 70, 130, 0.8f),
  .match_outline = RGB (200, 225, 255),
  .added = RGBA (16, 84, 44, 0.9f),
  .removed = RGBA (120, 26, 26, 0.9f),
  .moved = RGBA (30, 70, 130, 0.9f),
  .cue = RGB (225, 225, 230),
  .nobody = RGB (225, 225, 230),
  .kinds = {
    [DICTUM_SOURCE_PERSON] = RGB (153, 193, 241),
    [DICTUM_SOURCE_ORGANISATION] = RGB (143, 240, 164),
    [DICTUM_SOURCE_GOVERNMENT_BODY] = RGB (143, 240, 164),
    [DICTUM_SOURCE_GROUP] = RGB (127, 223, 230),
    [DICTUM_SOURCE_DOCUMENT] = RGB (220, 192, 164),
    [DICTUM_SOURCE_MEDIA] = RGB (224, 166, 243),
    [DICTUM_SOURCE_UNNAMED] = RGB (255, 178, 122),
    [DICTUM_SOURCE_OTHER] = RGB (192, 191, 188),
  },
  .number_ground = RGBA (29, 29, 32, 1.0f),
  .number_text = RGB (255, 255, 255),
  .current_number_ground = RGB (255, 255, 255),
  .current_number_text = RGB (0, 0, 0),
  .ornament = RGB (200, 200, 205),
  .content_outline = 1.0f,
  .current_outline_width = 3.0f,
};

/* Of sRGB, as WCAG 2 has it. */
static double
get_luminance (const GdkRGBA *colour)
{
  const float channels[] = { colour->red, colour->green, colour->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    {
      double value = (double) channels[i];

      value = value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
      sum += weights[i] * value;
    }

  return sum;
}

/**
 * dictum_palette_get:
 * @is_dark: whether the interface is dark
 * @high_contrast: whether the desktop asks for high contrast
 *
 * Returns: the colours to paint in; static
 */
const DictumPalette *
dictum_palette_get (gboolean is_dark, gboolean high_contrast)
{
  if (high_contrast)
    return is_dark ? &dark_contrast : &light_contrast;

  return is_dark ? &dark : &light;
}

/**
 * dictum_palette_get_kind:
 * @self: a palette
 * @kind: a DictumSourceKind, or -1 for a span without a source record
 *
 * Returns: the colour of the line under the words that name a source
 */
const GdkRGBA *
dictum_palette_get_kind (const DictumPalette *self, int kind)
{
  if (kind < 0 || kind >= DICTUM_PALETTE_N_KINDS)
    return &self->nobody;

  return &self->kinds[kind];
}

/**
 * dictum_palette_lay:
 * @ground: an opaque colour
 * @layer: what is laid over it
 *
 * Returns: the opaque colour that is seen
 */
GdkRGBA
dictum_palette_lay (const GdkRGBA *ground, const GdkRGBA *layer)
{
  float rest = 1.0f - layer->alpha;

  return (GdkRGBA) {
    .red = layer->red * layer->alpha + ground->red * rest,
    .green = layer->green * layer->alpha + ground->green * rest,
    .blue = layer->blue * layer->alpha + ground->blue * rest,
    .alpha = 1.0f,
  };
}

/**
 * dictum_palette_get_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * Returns: the contrast between the two as WCAG 2 defines it, 1 to 21
 */
double
dictum_palette_get_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}
