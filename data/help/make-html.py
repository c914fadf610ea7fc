#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The help as one web page, for where there is no viewer of the desktop's help.

    make-html.py OUTPUT PAGE…

Knows the part of Mallard (http://projectmallard.org/1.0/) that our pages use, and refuses the rest.
Pictures are put into the page, which so asks for nothing and can be passed on as one file. The order
of the sections is that of the guides.
"""

import base64
import html
import os
import sys
import xml.etree.ElementTree as ElementTree

MAL = '{http://projectmallard.org/1.0/}'

STYLE = """
:root { color-scheme: light dark; --faint: color-mix(in srgb, currentColor 12%, transparent); }
body { font: 1.05em/1.55 system-ui, sans-serif; margin: 0 auto; max-width: 46em; padding: 1em; }
article + article { border-top: 1px solid var(--faint); margin-top: 3em; padding-top: 1em; }
h1, h2, h3 { line-height: 1.2; }
img { border: 1px solid var(--faint); border-radius: 8px; height: auto; max-width: 100%; }
figure { margin: 1.5em 0; }
figcaption, .sub { opacity: 0.75; }
kbd { border: 1px solid var(--faint); border-radius: 4px; font: inherit; padding: 0 0.35em; }
code, pre { font-family: monospace; }
pre { background: var(--faint); border-radius: 8px; overflow-x: auto; padding: 0.8em; }
.gui { font-weight: 600; }
aside { border-inline-start: 4px solid var(--faint); margin: 1em 0; padding: 0.1em 1em; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--faint); padding: 0.35em 1em 0.35em 0; text-align: start;
         vertical-align: top; }
dt { font-weight: 600; margin-top: 0.8em; }
nav p { font-size: 0.9em; }
"""

# Elements that become one of HTML's with nothing more to it.
PLAIN = {'p': 'p', 'em': 'em', 'key': 'kbd', 'code': 'code', 'cmd': 'code', 'file': 'code', 'input': 'code',
         'sys': 'code', 'app': 'span', 'screen': 'pre', 'steps': 'ol', 'list': 'ul', 'table': 'table',
         'thead': 'thead', 'tbody': 'tbody', 'tr': 'tr', 'td': 'td', 'note': 'aside', 'quote': 'blockquote',
         'keyseq': 'span'}


def escape(text):
    return html.escape(text or '', quote=True)


class Book:
    def __init__(self, paths):
        self.folder = os.path.dirname(paths[0])
        self.pages = {}
        for path in paths:
            page = ElementTree.parse(path).getroot()
            self.pages[page.get('id')] = page
        self.page = None

    def find(self, xref):
        """The element that a reference leads to."""
        name, _, section = xref.partition('#')
        page = self.pages[name or self.page]
        if not section:
            return page
        return next(node for node in page.iter(MAL + 'section') if node.get('id') == section)

    def anchor(self, xref):
        name, _, section = xref.partition('#')
        return f'{name or self.page}-{section}' if section else name

    def title(self, node, kind=None):
        """The title of a page or section, or the one it has in lists."""
        info = node.find(MAL + 'info')
        for one in info.findall(MAL + 'title') if info is not None and kind else []:
            if one.get('type') == kind:
                return self.inside(one)
        return self.inside(node.find(MAL + 'title'))

    def desc(self, node):
        desc = node.find(f'{MAL}info/{MAL}desc')
        return self.inside(desc) if desc is not None else ''

    def children(self, guide, section=''):
        """The pages that say of themselves that they belong to a guide, in their order."""
        found = []
        for name, page in self.pages.items():
            for link in page.findall(f'{MAL}info/{MAL}link'):
                if link.get('type') == 'guide' and link.get('xref') == guide + section:
                    found.append((self.title(page, 'sort'), name))
        return [name for _, name in sorted(found)]

    def order(self, guide='index', seen=None):
        """All pages, each behind the guide that lists it."""
        seen = seen if seen is not None else []
        if guide not in seen:
            seen.append(guide)
            for section in ['', *(f'#{node.get("id")}' for node in
                                  self.pages[guide].findall(MAL + 'section'))]:
                for name in self.children(guide, section):
                    self.order(name, seen)
        return seen

    # ---- Elements ----

    def inside(self, node):
        parts = [escape(node.text)]
        for child in node:
            parts += [self.element(child), escape(child.tail)]
        return ''.join(parts)

    def element(self, node):
        if not isinstance(node.tag, str):  # a comment
            return ''
        name = node.tag.replace(MAL, '')
        make = getattr(self, 'make_' + name, None)
        if make:
            return make(node)
        if name not in PLAIN:
            raise SystemExit(f'{self.page}: make-html.py does not know <{name}>')
        tag = PLAIN[name]
        return f'<{tag}>{self.inside(node)}</{tag}>'

    def make_gui(self, node):
        return f'<span class="gui">{self.inside(node)}</span>'

    def make_guiseq(self, node):
        return ' ▸ '.join(self.element(child) for child in node)

    def make_keyseq(self, node):
        return '+'.join(self.element(child) for child in node)

    def make_link(self, node):
        if node.get('href'):
            return f'<a href="{escape(node.get("href"))}">{self.inside(node) or escape(node.get("href"))}</a>'
        xref = node.get('xref')
        words = self.inside(node) if node.text or len(node) else self.title(self.find(xref))
        return f'<a href="#{self.anchor(xref)}">{words}</a>'

    def make_item(self, node):
        title = node.find(MAL + 'title')
        if title is None:
            return f'<li>{self.inside(node)}</li>'
        rest = ''.join(self.element(child) for child in node if child is not title)
        return f'<dt>{self.inside(title)}</dt><dd>{rest}</dd>'

    def make_terms(self, node):
        return f'<dl>{self.inside(node)}</dl>'

    def make_figure(self, node):
        title = node.find(MAL + 'title')
        caption = f'<figcaption>{self.inside(title)}</figcaption>' if title is not None else ''
        return f'<figure>{self.element(node.find(MAL + "media"))}{caption}</figure>'

    def make_media(self, node):
        with open(os.path.join(self.folder, node.get('src')), 'rb') as file:
            data = base64.b64encode(file.read()).decode()
        alt = ' '.join(''.join(node.itertext()).split())
        return f'<img alt="{escape(alt)}" src="data:image/png;base64,{data}">'

    def make_links(self, page, section=''):
        items = []
        for name in self.children(page, section):
            desc = self.desc(self.pages[name])
            items.append(f'<li><a href="#{name}">{self.title(self.pages[name], "link")}</a>'
                         + (f'<br><span class="sub">{desc}</span>' if desc else '') + '</li>')
        return f'<ul>{"".join(items)}</ul>' if items else ''

    def make_section(self, node):
        name = node.get('id')
        rest = self.body(node)
        links = self.make_links(self.page, '#' + name)
        return f'<section id="{self.page}-{name}"><h3>{self.title(node)}</h3>{rest}{links}</section>'

    def body(self, node):
        kept = (child for child in node if child.tag not in (MAL + 'info', MAL + 'title'))
        return ''.join(self.element(child) for child in kept)

    def make_page(self, name):
        self.page = name
        page = self.pages[name]
        head = 'h1' if name == 'index' else 'h2'
        back = '' if name == 'index' else '<nav><p><a href="#index">Contents</a></p></nav>'
        return (f'<article id="{name}">{back}<{head}>{self.title(page)}</{head}>'
                f'{self.body(page)}{self.make_links(name)}</article>')

    def make(self):
        order = self.order()
        left = set(self.pages) - set(order)
        if left:
            raise SystemExit(f'no guide leads to {", ".join(sorted(left))}')
        pages = '\n'.join(self.make_page(name) for name in order)
        self.page = 'index'
        return ('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
                '<meta name="viewport" content="width=device-width"><!-- start -->'
                '<meta http-equiv="Content-Security-Policy" '
                'content="default-src \'none\'; img-src data:; style-src \'unsafe-inline\'">'
                f'<title>{self.title(self.pages["index"], "text")}</title><style>{STYLE}</style></head>'
                f'<body>{pages}</body></html>\n')


if __name__ == '__main__':
    with open(sys.argv[1], 'w', encoding='utf-8') as output:
        output.write(Book(sys.argv[2:]).make())
