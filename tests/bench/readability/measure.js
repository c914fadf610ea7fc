// SPDX-FileCopyrightText: 2026 The Dictum authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads pages as Firefox's reader view does, in jsdom, and prints "milliseconds TAB bytes TAB file"
// for each: measure.js TURNS FILE...

import {readFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';
import {gunzipSync} from 'node:zlib';

import {Readability} from '@mozilla/readability';
import {JSDOM, VirtualConsole} from 'jsdom';

const [turns, ...files] = process.argv.slice(2);
// Style sheets that jsdom does not understand are no concern of ours.
const virtualConsole = new VirtualConsole();

for (const file of files) {
  const raw = readFileSync(file);
  const bytes = file.endsWith('.gz') ? gunzipSync(raw) : raw;
  const times = [];

  for (let turn = 0; turn < Number(turns); turn++) {
    const start = performance.now();
    const dom = new JSDOM(bytes, {
      contentType: 'text/html',
      url: 'https://page.example/',
      virtualConsole,
    });

    new Readability(dom.window.document).parse();
    times.push(performance.now() - start);
    dom.window.close();
  }
  times.sort((a, b) => a - b);
  console.log(`${times[Math.floor(times.length / 2)].toFixed(3)}\t${bytes.length}\t${file}`);
}
