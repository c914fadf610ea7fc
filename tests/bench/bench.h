/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

/* What the measuring programs share: generated projects that are the same in every run, and one way
 * of printing a figure beside its target. A figure over its target is marked, it does not fail:
 * machines are noisy, and what counts is looked at by a person. */

/* Prints "what  figure unit  target unit  ok|OVER". target <= 0: no target, the figure alone. */
void bench_print (const char *what, double figure, double target, const char *unit);

/* Prints the median of some times beside its target, and the worst. Sorts them. */
void bench_print_times (const char *what, double *times, guint n, double target);

/* The median of some times. Sorts them. */
double bench_median (double *times, guint n);

/* Milliseconds since some moment. */
double bench_now (void);

/* The same without the time that this thread waited for a processor that others had: what it
 * computed, and what it waited for a disk. */
double bench_own_now (void);

/* Resident memory of this process now, and at its highest, in MiB. */
double bench_memory (void);
double bench_peak_memory (void);

/* A folder in which journals, locks and the session of what is measured stay, away from the user's;
 * the second removes it with all that is in it. To be called before anything is opened. */
char *bench_make_home (void);
void bench_remove_home (const char *folder);

/* A text of so many words in paragraphs of about eighty, with quotation marks, names and figures.
 */
DictumArticle *bench_new_article (GRand *rand, guint words);

/* A project with so many articles of so many words and so many claims in each, every claim with a
 * chain of one or two links and every tenth with notes and tags. marked: of ten links, how many
 * have a place of the source in the text, and as many a cue. */
DictumProject *bench_new_project (guint articles, guint words, guint claims, guint marked);

/* Writes it as a project file. */
void bench_write_project (DictumProject *project, const char *path);
