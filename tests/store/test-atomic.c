/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/dictum-atomic.h"
#include "store/dictum-sandbox.h"

#include "store-fixture.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dictum-atomic-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "file", NULL);
  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  dictum_fault_set (NULL, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
write_text (const char *path, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dictum_atomic_write (path, bytes, 0666, NULL, NULL, NULL, error);
}

static void
assert_text (const char *path, const char *text)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_text (fixture->path, "new", &error);
  g_assert_no_error (error);
  assert_text (fixture->path, "new");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_mode (Fixture *fixture, gconstpointer data)
{
  struct stat info;

  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_true (write_text (fixture->path, "new", NULL));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
}

static void
test_owner (Fixture *fixture, gconstpointer data)
{
  struct stat info;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can give a file away");
      return;
    }
  g_assert_cmpint (chown (fixture->path, 1234, 1235), ==, 0);
  g_assert_true (write_text (fixture->path, "new", NULL));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_uid, ==, 1234);
  g_assert_cmpint (info.st_gid, ==, 1235);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling", NULL);
  g_autofree char *made = g_build_filename (fixture->folder, "made", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "loop", NULL);

  g_assert_cmpint (symlink ("file", link_path), ==, 0);
  g_assert_true (write_text (link_path, "new", NULL));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  assert_text (fixture->path, "new");

  g_assert_cmpint (symlink ("made", dangling), ==, 0);
  g_assert_true (write_text (dangling, "made", NULL));
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  assert_text (made, "made");

  /* One that leads to itself: whatever happens, it ends. */
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  write_text (loop, "x", NULL);
}

typedef struct
{
  DictumStep step;
  int number;
} Fault;

static int
fault_cb (DictumStep step, gsize *length, gpointer data)
{
  const Fault *fault = data;

  if (step != fault->step)
    return 0;

  /* A part is written before it fails. */
  *length = MIN (*length, 2);
  return fault->number;
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const Fault faults[] = { { DICTUM_STEP_CREATE, EACCES }, { DICTUM_STEP_CREATE, EROFS },
                                  { DICTUM_STEP_CREATE, ENOENT }, { DICTUM_STEP_WRITE, ENOSPC },
                                  { DICTUM_STEP_WRITE, EDQUOT },  { DICTUM_STEP_WRITE, EIO },
                                  { DICTUM_STEP_SYNC, EIO },      { DICTUM_STEP_RENAME, EPERM },
                                  { DICTUM_STEP_RENAME, ENOSPC } };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      dictum_fault_set (fault_cb, (gpointer) &faults[i]);
      g_assert_false (write_text (fixture->path, "new", &error));
      dictum_fault_set (NULL, NULL);
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, G_IO_ERROR);
      /* What failed, and what to do; it may be a report, or a copy of a page. */
      g_assert_nonnull (strstr (error->message, "“file” could not be written. "));
      g_assert_nonnull (strstr (error->message, "another place"));
      g_assert_null (strstr (error->message, "project"));
      assert_text (fixture->path, "old");
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
    }
}

/* A real limit, as a full disk gives it. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit old, small;
  gboolean done;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = 50000;
  setrlimit (RLIMIT_FSIZE, &small);
  done = write_text (fixture->path, large, &error);
  setrlimit (RLIMIT_FSIZE, &old);

  g_assert_false (done);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "The disk is full."));
  assert_text (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_vanished (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (path, "new", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "The folder is not there any more."));
}

static void
test_not_allowed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root is allowed everything");
      return;
    }
  g_chmod (fixture->folder, 0500);
  g_assert_false (dictum_path_is_writable (fixture->path, &reason));
  g_assert_nonnull (reason);
  g_assert_false (write_text (fixture->path, "new", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_chmod (fixture->folder, 0700);
  assert_text (fixture->path, "old");
}

static gboolean
refuse_cb (const DictumFileStamp *stamp, gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, "no");
  return FALSE;
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("new", 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (dictum_atomic_write (fixture->path, bytes, 0666, refuse_cb, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  assert_text (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_stamp (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("new", 3);
  DictumFileStamp written, read;

  g_assert_true (dictum_atomic_write (fixture->path, bytes, 0666, NULL, NULL, &written, NULL));
  g_assert_true (dictum_file_stamp_read (fixture->path, &read));
  g_assert_true (dictum_file_stamp_equal (&written, &read));
  g_assert_false (dictum_file_stamp_read ("/nowhere/at/all", &read));
}

/* A folder of the sandbox's own file system goes with it; any other stays. */
static void
test_sandbox (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nothing = g_build_filename (fixture->folder, "nothing", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dictum_sandbox_keeps (fixture->folder, nothing, fixture->folder));
  g_assert_false (dictum_sandbox_keeps (fixture->folder, fixture->path, fixture->folder));
  g_assert_true (dictum_sandbox_keeps (fixture->folder, fixture->path, "/proc"));
  g_assert_true (dictum_sandbox_keeps (nothing, fixture->path, fixture->folder));

  /* The tests themselves are in no sandbox. */
  g_assert_true (dictum_sandbox_check ("/anywhere.dictum", &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/atomic/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("replace", test_replace);
  ADD ("mode", test_mode);
  ADD ("owner", test_owner);
  ADD ("links", test_links);
  ADD ("faults", test_faults);
  ADD ("limit", test_limit);
  ADD ("vanished", test_vanished);
  ADD ("not-allowed", test_not_allowed);
  ADD ("refused", test_refused);
  ADD ("stamp", test_stamp);
  ADD ("sandbox", test_sandbox);

  return g_test_run ();
}
