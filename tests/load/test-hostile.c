/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../fuzz/fuzz-pack.h"
#include "zip-fixture.h"

/* Input that was made to do harm: each is loaded in a process of its own, and has to end as an
 * article or a message within a time and a size. Servers that do so are in test-http-hard.c, pages
 * in test-bad-input.c, what the PDF loader's helper may do in test-confine.c. */

/* Seconds of the processor's time that the process and the helper for PDF take at most on a machine
 * that does nothing else, with sanitizers; where programs share a core, each needs up to twice as
 * many. And the most memory that either had, in KiB, with the input and what the sanitizers set
 * apart. getrusage() says both. */
#define SECONDS 10
#define SHARED 2
#define MEMORY (1536L * 1024)

#define XML "<?xml version='1.0'?>"
#define LAUGHS                                                                                     \
  "<!DOCTYPE a [<!ENTITY a 'ha ha ha ha ha ha ha ha '>"                                            \
  "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"       \
  "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"       \
  "<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'><!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'>]>"
#define OUTSIDE "<!DOCTYPE a [<!ENTITY g SYSTEM 'file:///etc/passwd'>]>"
#define RSS_OPEN "<rss version='2.0'><channel><title>"
#define RSS_CLOSE "</title><item><title>a</title></item></channel></rss>"
#define DOCX_OPEN                                                                                  \
  "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
#define DOCX_CLOSE "</w:body></w:document>"
#define ODT_OPEN                                                                                   \
  "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                \
  "xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><o:body><o:text>"
#define ODT_CLOSE "</o:text></o:body></o:document-content>"
#define XHTML_OPEN "<html xmlns='http://www.w3.org/1999/xhtml'><body>"
#define XHTML_CLOSE "</body></html>"
#define MIB (1024 * 1024)

/* Begins, goes on with the same for a while, and ends. Where documents of a kind are ZIP files,
 * this is their main part. */
typedef struct
{
  const char *name;
  const char *file_name;
  const char *begin;
  const char *piece;
  guint n;
  const char *end;
} Case;

static const Case cases[] = {
  { "text/one-line", "a.txt", "", "words and ", 6 * MIB, "" },
  { "text/one-word", "a.txt", "", "abcdefgh", 8 * MIB - 1, "" },
  { "text/wrapped", "a.txt", "A title\n\n",
    "Words that a program has broken into lines of one width for us.\n", 400000, "" },
  { "text/transcript", "a.txt", "", "Ida Brandt: Words.\n\n", 200000, "" },
  { "text/lines", "a.txt", "", "a\n", 400000, "" },
  { "text/not-utf-8", "a.txt", "", "\xff\xfe\xc0\x80 a", MIB, "" },
  { "text/marks", "a.txt", "a", "\u0301", MIB, "" },
  { "text/directions", "a.txt", "\u05d0", "\u202b\u2067", MIB, "" },
  { "markdown/quotes", "a.md", "", "> ", 100000, "deep" },
  { "markdown/list", "a.md", "", "- ", 100000, "deep" },
  { "markdown/brackets", "a.md", "", "[", 100000, "a" },
  { "markdown/links", "a.md", "", "[a](", 100000, "a" },
  { "markdown/stars", "a.md", "", "*a _b **c ", 100000, "" },
  { "markdown/ticks", "a.md", "", "` `` ``` ", 100000, "" },
  { "markdown/references", "a.md", "", "&a&#", 4 * MIB, "" },
  { "markdown/tags", "a.md", "", "<a", 4 * MIB, "" },
  { "subtitles/one-line", "a.srt", "1\n00:00:01,000 --> 00:00:02,000\n", "&a <b", 4 * MIB, "" },
  { "subtitles/cues", "a.srt", "", "1\n00:00:01,000 --> 00:00:02,000\n- Words.\n\n", 400000, "" },
  { "subtitles/grown", "a.vtt", "WEBVTT\n\n", "00:01.000 --> 00:02.000\nWords and\n\n", 300000,
    "" },
  { "html/deep", "a.html", "<!doctype html>", "<div>", 100000,
    "<p>Words in the deep, so far.</p>" },
  { "html/tags", "a.html", "<!doctype html>", "<b>", 1000000, "<p>Words behind, so far.</p>" },
  { "html/paragraphs", "a.html", "<!doctype html>", "<p>Some words, and a comma.", 200000, "" },
  { "html/references", "a.html", "<!doctype html><p>", "&amp;&#65;", 1000000, "" },
  { "html/attributes", "a.html", "<!doctype html><p ", "a=b ", 1000000, ">Some words, here." },
  { "html/one-line", "a.html", "<!doctype html><p>", "words, ", 1500000, "" },
  { "feed/laughs", "a.rss", XML LAUGHS RSS_OPEN, "&g;", 1, RSS_CLOSE },
  { "feed/outside", "a.rss", XML OUTSIDE RSS_OPEN, "&g;", 1, RSS_CLOSE },
  { "feed/deep", "a.rss", RSS_OPEN, "<a>", 100000, RSS_CLOSE },
  { "feed/ampersands", "a.rss", RSS_OPEN, "&a", 4 * MIB, RSS_CLOSE },
  { "feed/items", "a.rss", "<rss><channel>",
    "<item><title>a</title><link>https://a.example/</link></item>", 200000, "</channel></rss>" },
  { "json/deep", "a.json", "", "[", 100000, "" },
  { "json/deep-objects", "a.json", "", "{\"a\":", 100000, "1" },
  { "json/many", "a.json", "[", "{\"@type\":\"Article\",\"articleBody\":\"Words.\"},", 200000,
    "{}]" },
  { "docx/laughs", "a.docx", XML LAUGHS DOCX_OPEN, "<w:p><w:r><w:t>&g;</w:t></w:r></w:p>", 1,
    DOCX_CLOSE },
  { "docx/outside", "a.docx", XML OUTSIDE DOCX_OPEN, "<w:p><w:r><w:t>&g;</w:t></w:r></w:p>", 1,
    DOCX_CLOSE },
  { "docx/deep", "a.docx", DOCX_OPEN, "<w:tbl><w:tr><w:tc>", 100000, DOCX_CLOSE },
  { "docx/paragraphs", "a.docx", DOCX_OPEN, "<w:p><w:r><w:t>Words.</w:t></w:r></w:p>", 200000,
    DOCX_CLOSE },
  { "docx/tags", "a.docx", DOCX_OPEN "<w:p>", "<w:r/>", 1000000, "</w:p>" DOCX_CLOSE },
  { "odt/laughs", "a.odt", XML LAUGHS ODT_OPEN, "<t:p>&g;</t:p>", 1, ODT_CLOSE },
  { "odt/outside", "a.odt", XML OUTSIDE ODT_OPEN, "<t:p>&g;</t:p>", 1, ODT_CLOSE },
  { "odt/deep", "a.odt", ODT_OPEN, "<t:list><t:list-item>", 100000, ODT_CLOSE },
  { "odt/spaces", "a.odt", ODT_OPEN "<t:p>a", "<t:s t:c='999999999'/>", 1000, "a</t:p>" ODT_CLOSE },
  { "odt/paragraphs", "a.odt", ODT_OPEN, "<t:p>Words.</t:p>", 200000, ODT_CLOSE },
  { "epub/laughs", "a.epub", XML LAUGHS XHTML_OPEN, "<p>&g;</p>", 1, XHTML_CLOSE },
  { "epub/outside", "a.epub", XML OUTSIDE XHTML_OPEN, "<p>&g;</p>", 1, XHTML_CLOSE },
  { "epub/deep", "a.epub", XHTML_OPEN, "<div>", 100000, XHTML_CLOSE },
  { "rtf/deep", "a.rtf", "{\\rtf1 ", "{", 100000, "deep}" },
  { "rtf/binary", "a.rtf", "{\\rtf1 Words. ", "\\bin2147483647 a", 1000, "}" },
  { "rtf/unicode", "a.rtf", "{\\rtf1\\uc99999 ", "\\u-9999 ?", 200000, "}" },
  { "rtf/controls", "a.rtf", "{\\rtf1 ", "\\b\\i\\par a", 1000000, "}" },
  { "eml/headers", "a.eml", "From: a@b.example\nSubject: a\n", "X-A: b\n", 1000000, "\nWords.\n" },
  { "eml/one-header", "a.eml", "From: a@b.example\nSubject: ", "=?utf-8?q?a?= ", 500000,
    "\n\nWords.\n" },
  { "eml/parts", "a.eml",
    "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n",
    "--b\nContent-Type: text/plain\n\nWords.\n", 20000, "--b--\n" },
  { "eml/deep", "a.eml", "From: a@b.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n",
    "From: a@b.example\nContent-Type: message/rfc822\n\n", 20000, "Words.\n" },
  { "mhtml/deep", "a.mhtml",
    "From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n",
    "--b\nContent-Type: multipart/related; boundary=b\n\n", 20000, "" },
  { "warc/huge-length", "a.warc",
    "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9999999999999999999\r\n\r\n", "a", 1000,
    "" },
  { "warc/records", "a.warc", "",
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
    "Content-Type: application/http\r\nContent-Length: 53\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Words.\r\n\r\n",
    100000, "" },
  { "wacz/huge-length", "a.wacz", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\n",
    "a", 1000, "" },
};

static GBytes *
make_case (const Case *self)
{
  const char *loader = strchr (self->file_name, '.') + 1;
  gsize size = strlen (self->begin) + strlen (self->piece) * self->n + strlen (self->end);
  GString *text = g_string_sized_new (size + 1);
  g_autoptr (GBytes) plain = NULL;
  GBytes *packed;

  g_string_append (text, self->begin);
  for (guint i = 0; i < self->n; i++)
    g_string_append (text, self->piece);
  g_string_append (text, self->end);
  plain = g_string_free_to_bytes (text);
  packed = fuzz_pack (loader, g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  return packed != NULL ? packed : g_steal_pointer (&plain);
}

/* What came out says in any case nothing of other files. */
static void
check_loaded (DictumLoaded *loaded, GError *error)
{
  const DictumVersion *version;

  g_assert_true ((loaded != NULL) != (error != NULL));
  if (error != NULL)
    {
      g_assert_true (error->domain == DICTUM_LOAD_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), >, 10);
      return;
    }
  g_assert_true ((loaded->article != NULL) != (loaded->choices != NULL));
  if (loaded->article == NULL)
    return;
  version = dictum_article_get_latest_version (loaded->article);
  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      g_assert_true (g_utf8_validate (block->text, -1, NULL));
      g_assert_null (strstr (block->text, "root:"));
    }
}

/* Loads in a process of its own, whose time and memory are then known. */
static void
assert_bounded (GBytes *(*make) (gconstpointer), gconstpointer data, const char *file_name)
{
  g_autoptr (GBytes) bytes = make (data);
  struct rusage used;
  double took;
  int status;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoadRequest)
          request = dictum_load_request_new_for_bytes (bytes, NULL, file_name);
      g_autoptr (DictumLoaded) loaded = NULL;

      /* Time that other programs had does not count; a hang ends all the same. */
      setrlimit (RLIMIT_CPU, &(struct rlimit) { 4 * SECONDS, 4 * SECONDS });
      alarm (18 * SECONDS);
      loaded = dictum_load (request, NULL, NULL, NULL, &error);
      check_loaded (loaded, error);
      g_printerr ("# %s: %s\n", file_name, error != NULL ? error->message : "loaded");
      /* Freeing is not what is measured, but is part of what must not crash. */
      g_clear_pointer (&loaded, dictum_loaded_free);
      _exit (EXIT_SUCCESS);
    }
  g_assert_cmpint (wait4 (pid, &status, 0, &used), ==, pid);
  took = used.ru_utime.tv_sec + used.ru_stime.tv_sec +
         (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  g_test_message ("%.1f s, %ld MiB", took, used.ru_maxrss / 1024);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, EXIT_SUCCESS);
  g_assert_cmpfloat (took, <, SHARED * SECONDS);
  g_assert_cmpint (used.ru_maxrss, <, MEMORY);
}

static GBytes *
make_case_cb (gconstpointer data)
{
  return make_case (data);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;

  assert_bounded (make_case_cb, self, self->file_name);
}

/* ---- Archives ---- */

/* More than may be unpacked, in little, in the part that has to be read. */
static GBytes *
make_bomb_cb (gconstpointer part)
{
  const gsize chunk_size = 16 * MIB;
  g_autofree char *chunk = g_strnfill (chunk_size, ' ');
  gsize used;
  void *memory;
  struct archive *archive = begin_zip (&memory, 8 * MIB, &used);
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, part);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, 20 * chunk_size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  for (int i = 0; i < 20; i++)
    g_assert_cmpint (archive_write_data (archive, chunk, chunk_size), ==, chunk_size);
  archive_entry_free (entry);
  return end_zip (archive, memory, &used);
}

static void
test_bomb (void)
{
  assert_bounded (make_bomb_cb, "word/document.xml", "a.docx");
  assert_bounded (make_bomb_cb, "META-INF/container.xml", "a.epub");
  assert_bounded (make_bomb_cb, "datapackage.json", "a.wacz");
}

static GBytes *
make_entries_cb (gconstpointer data)
{
  gsize used;
  void *memory;
  struct archive *archive = begin_zip (&memory, 64 * MIB, &used);

  for (int i = 0; i < 200000; i++)
    {
      g_autofree char *name = g_strdup_printf ("word/%d.xml", i);

      add_zip_entry (archive, name, "", 0);
    }
  return end_zip (archive, memory, &used);
}

static void
test_entries (void)
{
  assert_bounded (make_entries_cb, NULL, "a.docx");
}

/* Names that lead out of the archive are names like others: nothing is ever unpacked to the disk.
 */
static void
test_traversal (void)
{
  const ZipEntry entries[] = {
    { "../../../../etc/passwd", "root:no" },
    { "/etc/passwd", "root:no" },
    { "..\\..\\word\\document.xml", "root:no" },
    { "word/../../document.xml", "root:no" },
    { "word/document.xml", DOCX_OPEN "<w:p><w:r><w:t>Words.</w:t></w:r></w:p>" DOCX_CLOSE },
    { NULL },
  };
  const ZipEntry book[] = {
    { "mimetype", "application/epub+zip" },
    { "META-INF/container.xml",
      "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
      "full-path='../../../../../../etc/passwd'/><rootfile full-path='file:///etc/passwd'/>"
      "</rootfiles></container>" },
    { NULL },
  };

  assert_zip_blocks (entries, "a.docx", "Words.\n");
  assert_zip_error (book, "a.epub", DICTUM_LOAD_ERROR_MALFORMED);
}

/* ---- What is not seen ---- */

/* Letters that show words in another order, or none: what an editor sees is what is there. */
static void
test_spoofing (void)
{
  /* Right-to-left override: "evil" would be shown as "live". */
  const char *text = "He said \u202eevil\u202c and \u2066no\u2069, in wo\u200brds\u00ad of one "
                     "p\u200doint\u200c.\U000e0041";
  const char *clean = "He said evil and no, in words of one point.\n";
  g_autofree char *page = g_strdup_printf ("<!doctype html><p>%s</p>", text);
  g_autofree char *word = g_strdup_printf (
      DOCX_OPEN "<w:p><w:r><w:t>%s</w:t></w:r></w:p>" DOCX_CLOSE, text);
  g_autofree char *office = g_strdup_printf (ODT_OPEN "<t:p>%s</t:p>" ODT_CLOSE, text);
  const ZipEntry docx[] = { { "word/document.xml", word }, { NULL } };
  const ZipEntry odt[] = { { "mimetype", "application/vnd.oasis.opendocument.text" },
                           { "content.xml", office },
                           { NULL } };

  assert_blocks (text, NULL, "a.txt", clean);
  assert_blocks (text, NULL, "a.md", clean);
  assert_blocks (page, NULL, "a.html", clean);
  assert_blocks ("{\\rtf1 He said \\u8238?evil\\u8236?\\zwj .}", NULL, "a.rtf", "He said evil.\n");
  assert_zip_blocks (docx, "a.docx", clean);
  assert_zip_blocks (odt, "a.odt", clean);
  /* Among letters from right to left an override goes as well; the marks that such a text needs
   * stay, in pairs, and end with their line. */
  assert_blocks ("אמר \u202eevil\u202c \u2067שלום\u2069 \u2067a\n\nb", NULL, "a.txt",
                 "title: אמר evil \u2067שלום\u2069 a\nb\n");
}

/* Lines of different encodings in one file: every line is there, and valid. */
static void
test_mixed (void)
{
  const char *text = "Caf\xe9 ouvert, dit-elle.\n\nCaf\xc3\xa9 ferm\xc3\xa9, dit-il.\n\n"
                     "\x83\x65\x83\x58\x83\x67\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_bytes (text, -1, NULL, "a.txt", &error);
  g_autofree char *blocks = NULL;

  g_assert_no_error (error);
  blocks = describe_blocks (loaded->article);
  g_assert_nonnull (strstr (blocks, " ouvert, dit-elle."));
  g_assert_nonnull (strstr (blocks, ", dit-il."));
}

/* ---- What was found before ---- */

/* Inputs on which a loader failed once, each named after the loader it goes to. */
static void
test_found (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "load", "found", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) packed = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoadRequest) request = NULL;
      g_autoptr (DictumLoaded) loaded = NULL;
      g_autofree char *data = NULL;
      g_autofree char *loader = g_strndup (name, strcspn (name, "-"));
      const char *dot = strrchr (name, '.');
      gsize size;

      /* These are not for a loader but for what reads its helper's words. */
      if (g_str_has_suffix (name, ".words"))
        continue;
      g_test_message ("%s", name);
      g_assert_nonnull (dot);
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      packed = fuzz_pack (loader, data, size);
      if (packed == NULL)
        packed = g_bytes_new (data, size);
      request = dictum_load_request_new_for_bytes (packed, NULL, name);
      loaded = dictum_load (request, NULL, NULL, NULL, &error);
      check_loaded (loaded, error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/load/hostile/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/load/hostile/archive/bomb", test_bomb);
  g_test_add_func ("/load/hostile/archive/entries", test_entries);
  g_test_add_func ("/load/hostile/archive/traversal", test_traversal);
  g_test_add_func ("/load/hostile/spoofing", test_spoofing);
  g_test_add_func ("/load/hostile/mixed", test_mixed);
  g_test_add_func ("/load/hostile/found", test_found);
  return g_test_run ();
}
