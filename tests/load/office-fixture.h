/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "zip-fixture.h"

/* The document that LibreOffice saved in several formats; page: of the paragraph with the box, as
 * it says itself; mark: of the endnote. */
static inline void
assert_harbour (const DictumLoaded *loaded, int page, const char *mark)
{
  g_autofree char *blocks = describe_blocks (loaded->article);
  g_autofree char *expected = g_strdup_printf (
      "title: Harbour at Lindmoor to close for repairs\n"
      "standfirst: The pier is older than anybody thought, the port says\n"
      "The harbour will be closed from Monday until the spring, the harbour master, Edda Voss, "
      "said on Tuesday.\n"
      "[1] In a letter to the council of 28 October.\n"
      "h1: What was found\n"
      "Divers saw “holes as large as a door”.\n"
      "Nobody was hurt. The port’s engineers agree.\n"
      "list-item: the old pier\nlist-item: the slipway\n"
      "quote: It is what it is, and it will be worse.\n"
      "h2: In figures\n"
      "table-cell: Year\ntable-cell: Ships\ntable-cell: 2025\ntable-cell: 1 204\n"
      "caption: Table 1: Ships that called\n"
      "The paragraph that the box stands beside, on page %d.\n"
      "A box beside the text.\n"
      "h1: What happens next\n"
      "A ship from שלום will call, in the words of the port.\n"
      "[%s] Their report was seen by the Gazette.\n",
      page, mark);

  g_assert_cmpstr (blocks, ==, expected);
  g_assert_cmpstr (loaded->article->title, ==, "Harbour at Lindmoor to close for repairs");
  g_assert_cmpint (loaded->origins[DICTUM_DETAIL_TITLE], ==, DICTUM_DETAIL_ORIGIN_VISIBLE);
  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt");
  g_assert_cmpint (loaded->origins[DICTUM_DETAIL_BYLINE], ==, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  g_assert_cmpstr (loaded->article->language, ==, "en-GB");
  g_assert_nonnull (strstr (loaded->notice, "tracked changes"));
  g_assert_nonnull (strstr (loaded->notice, "comments"));
  g_assert_nonnull (strstr (loaded->notice, "hidden text"));
}
