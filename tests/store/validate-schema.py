# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Check project files against the schema, and the schema against what schemas must be.

Usage: validate-schema.py SCHEMA FOLDER. The validator is one that we did not write.
"""

import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print('python3-jsonschema is not installed', file=sys.stderr)
    sys.exit(77)


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    failed = False
    for path in sorted(pathlib.Path(sys.argv[2]).iterdir()):
        with path.open(encoding='utf-8') as file:
            document = json.load(file)
        for error in validator.iter_errors(document):
            print(f'{path.name}: {error.json_path}: {error.message[:300]}', file=sys.stderr)
            failed = True
    return 1 if failed else 0


sys.exit(main())
