/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/dictum-records.h"

G_BEGIN_DECLS

#define DICTUM_PALETTE_N_KINDS (DICTUM_SOURCE_OTHER + 1)

/**
 * DictumPalette:
 *
 * The colours in which claims are painted, for light, dark and high contrast. Grounds are laid over
 * the ground of the text view, one for each claim at a place, so that nested claims are stronger;
 * however many lie on one another, the text on them keeps a contrast of 4.5:1, because no layer is
 * farther from the plain ground than its own colour. Lines and shapes keep 3:1.
 */
typedef struct
{
  GdkRGBA ground; /* the text view's own, as libadwaita draws it */
  GdkRGBA text;
  GdkRGBA content;
  GdkRGBA current;
  GdkRGBA current_outline;
  GdkRGBA match;         /* a place that the search found */
  GdkRGBA match_outline; /* the one that the search is at */
  GdkRGBA added;         /* between two versions of a text */
  GdkRGBA removed;
  GdkRGBA moved;
  GdkRGBA cue;
  GdkRGBA nobody; /* a source span without a record */
  GdkRGBA kinds[DICTUM_PALETTE_N_KINDS];
  GdkRGBA number_ground;
  GdkRGBA number_text;
  GdkRGBA current_number_ground;
  GdkRGBA current_number_text;
  GdkRGBA ornament;      /* bullets and the bar of a quotation */
  float content_outline; /* width around every claim, in pixels; 0: none */
  float current_outline_width;
} DictumPalette;

const DictumPalette *dictum_palette_get (gboolean dark, gboolean high_contrast);
const GdkRGBA *dictum_palette_get_kind (const DictumPalette *self, int kind);
GdkRGBA dictum_palette_lay (const GdkRGBA *ground, const GdkRGBA *layer);
double dictum_palette_get_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
