#!/usr/bin/env python3
"""Validates bilingual files and glossaries with xmllint against the schemas of their formats.

Usage: validate.py SCHEMAS FILE…    files of formats without a schema are passed over
"""
import os
import shutil
import subprocess
import sys

from foreign import skip

SCHEMAS = {
    ".xliff2.xlf": ("--schema", "xliff-2.1/all-2.1.xsd"),
    ".xlf": ("--schema", "xliff-1.2/xliff-core-1.2-strict.xsd"),
    ".tbx3": ("--relaxng", "tbx3-dca.rng"),
    ".dct": ("--relaxng", "tbx3-dct.rng"),
    ".tbx": ("--schema", "tbx-2/tbx.xsd"),
    ".tmx": ("--dtdvalid", "tmx-1.4/tmx14.dtd"),
}


def schema_of(path):
    for suffix, schema in SCHEMAS.items():
        if path.endswith(suffix):
            return schema
    return None


def main():
    schemas, *paths = sys.argv[1:]
    if not shutil.which("xmllint"):
        skip("xmllint is not there")
    if not os.path.isdir(schemas):
        skip("the schemas are not there (NTRANS_SCHEMAS)")
    count = bad = 0
    for path in paths:
        schema = schema_of(path)
        if not schema:
            continue
        count += 1
        option, name = schema
        bad += subprocess.run(["xmllint", "--nonet", "--noout", option, os.path.join(schemas, name), path]).returncode != 0
    print(f"{count} files, {bad} not valid")
    return 1 if bad or not count else 0


if __name__ == "__main__":
    sys.exit(main())
