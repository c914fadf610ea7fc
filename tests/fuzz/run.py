# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Run libFuzzer's targets, two at a time, and print one TAP case for each.

Usage: run.py FOLDER [LOADER|all [SECONDS]]

FOLDER is what `./dev fuzz` built. A target begins with the samples of tests/data that have its file's
ending, with the parts of those that are ZIP files, and with the inputs that were found before. What it
finds is left in FOLDER/found; mended, it goes to tests/data/load/found under the loader's name.
"""

import concurrent.futures
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(TOP, 'tests', 'data')
FOUND = os.path.join(DATA, 'load', 'found')
SEEDS = os.path.join(DATA, 'load', 'seeds')
PARTS = ('.xml', '.xhtml', '.opf', '.jsonl')
AT_ONCE = 2
# What an input may take under the sanitizers, in seconds and MiB.
TIME = 10
MEMORY = 2048


def list_samples(name, ending):
    """Yield (name, bytes) of each input to begin with."""
    for folder, _, names in os.walk(DATA):
        for sample in sorted(names):
            path = os.path.join(folder, sample)
            if (ending in sample and folder != FOUND) or sample.startswith(f'{name}-'):
                with open(path, 'rb') as file:
                    yield sample, file.read()
                if zipfile.is_zipfile(path):
                    with zipfile.ZipFile(path) as archive:
                        for part in archive.namelist():
                            if part.endswith(PARTS):
                                yield part, archive.read(part)
    for path in sorted(glob.glob(os.path.join(SEEDS, f'{name}-*'))):
        with open(path, 'rb') as file:
            yield os.path.basename(path), file.read()


def list_words(folder):
    """Yield what the helper says of each sample that is a PDF."""
    helper = os.path.join(folder, 'src', 'helper', 'dictum-read-pdf')
    for path in sorted(glob.glob(os.path.join(DATA, 'load', 'pdf', '*.pdf'))):
        with open(path, 'rb') as file:
            yield os.path.basename(path), subprocess.run([helper], stdin=file, timeout=60, check=False,
                                                         capture_output=True).stdout


def make_corpus(folder, program, name, corpus):
    if name == 'pdf-words':
        samples = [*list_words(folder), *list_samples(name, '\0')]
    else:
        file_name = subprocess.run([program, '--file-name'], check=True, capture_output=True,
                                   text=True).stdout
        samples = list_samples(name, os.path.splitext(file_name.strip())[1])
    for number, (sample, data) in enumerate(samples):
        with open(os.path.join(corpus, f'{number}-{sample.replace("/", "-")}'), 'wb') as file:
            file.write(data)


def run(folder, name, seconds, seed):
    """Run one target; return (status, what it printed)."""
    program = os.path.join(folder, 'tests', 'fuzz', f'fuzz-{name}')
    found = os.path.join(folder, 'found')
    os.makedirs(found, exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        make_corpus(folder, program, name, corpus)
        done = subprocess.run(
            [program, f'-max_total_time={seconds}', f'-timeout={TIME}', f'-rss_limit_mb={MEMORY}',
             f'-artifact_prefix={found}/{name}-', f'-seed={seed}', '-print_final_stats=1', corpus],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False)
    return done.returncode, done.stdout.decode(errors='replace')


def set_environment(folder):
    # Debian has the first in a package of its own.
    symbolizer = shutil.which('llvm-symbolizer') or shutil.which('addr2line') or ''
    os.environ.update({
        'DICTUM_HELPER_DIR': os.path.join(folder, 'src', 'helper'),
        'G_DEBUG': 'fatal-warnings',
        'LC_ALL': 'C.UTF-8',
        'ASAN_OPTIONS': f'detect_leaks=1:external_symbolizer_path={symbolizer}',
        'LSAN_OPTIONS': f'print_suppressions=0:suppressions={TOP}/tests/lsan.supp',
        'UBSAN_OPTIONS': f'halt_on_error=1:print_stacktrace=1:external_symbolizer_path={symbolizer}',
    })


def main():
    folder = sys.argv[1]
    wanted = sys.argv[2] if len(sys.argv) > 2 else 'all'
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    # A test that fails has to fail again; who looks for more begins elsewhere each time.
    seed = 1 if wanted == 'all' else 0
    names = sorted(os.path.basename(path)[len('fuzz-'):]
                   for path in glob.glob(os.path.join(folder, 'tests', 'fuzz', 'fuzz-*'))
                   if os.path.isfile(path) and os.access(path, os.X_OK))
    if wanted != 'all':
        if wanted not in names:
            sys.exit(f'There is no target “{wanted}”. There are: {", ".join(names)}')
        names = [wanted]
    set_environment(folder)
    print(f'TAP version 13\n1..{len(names)}', flush=True)
    failed = False
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        runs = {name: pool.submit(run, folder, name, seconds, seed) for name in names}
        for number, name in enumerate(names, 1):
            status, output = runs[name].result()
            done = re.search(r'stat::number_of_executed_units:\s*(\d+)', output)
            text = f'{name}: {done[1] if done else "?"} inputs in {seconds} s'
            print(f'{"not ok" if status else "ok"} {number} - {text}', flush=True)
            if status:
                failed = True
                print('\n'.join('# ' + line for line in output.splitlines()[-60:]), flush=True)
    sys.exit(1 if failed else 0)


main()
