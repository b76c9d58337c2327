#!/usr/bin/env python3
"""Lays out what the server carries: pack_site.py SITE --asset FILE... --style FILE --page FILE...

Assets get names with a hash of their content, so that browsers may keep them for ever, and are
compressed beforehand. Pages get those names in place of /assets/NAME, and the style itself where they import it: it is
there with the first bytes. style.sha256 is what a Content-Security-Policy allows it by. manifest.json lists the sizes.
"""
import argparse
import base64
import gzip
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys


def hashed_name(path, content):
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:12]}{path.suffix}"


def write_asset(folder, path):
    content = path.read_bytes()
    target = folder / hashed_name(path, content)
    target.write_bytes(content)
    pathlib.Path(f"{target}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    subprocess.run(["brotli", "--best", "--keep", "--force", target], check=True)
    size = lambda suffix: pathlib.Path(f"{target}{suffix}").stat().st_size
    return target.name, {"bytes": size(""), "gzip": size(".gz"), "brotli": size(".br")}


def write_page(site, path, names, style):
    text = path.read_text("utf-8")
    for plain, hashed in names.items():
        text = text.replace(f"/assets/{plain}", f"/assets/{hashed}")
    text = text.replace(f'@import "/assets/{style.name}";', style.read_text("utf-8")) # As it was hashed.
    (site / path.name).write_text(text, "utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("--asset", nargs="+", type=pathlib.Path)
    parser.add_argument("--style", type=pathlib.Path, required=True)
    parser.add_argument("--page", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    missing = [str(path) for path in [*arguments.asset, arguments.style, *arguments.page] if not path.is_file()]
    if missing:
        sys.exit(f"pack_site.py: missing {', '.join(missing)}")

    shutil.rmtree(arguments.site, ignore_errors=True)
    folder = arguments.site / "assets"
    folder.mkdir(parents=True)
    names, sizes = {}, {}
    for path in arguments.asset:
        names[path.name], sizes[path.name] = write_asset(folder, path)
    for path in arguments.page:
        write_page(arguments.site, path, names, arguments.style)
    digest = base64.b64encode(hashlib.sha256(arguments.style.read_bytes()).digest()).decode()
    (arguments.site / "style.sha256").write_text(f"sha256-{digest}")
    (arguments.site / "manifest.json").write_text(json.dumps({"names": names, "sizes": sizes}, indent=2) + "\n")
    for name, size in sizes.items():
        print(f"{name}: {size['bytes']} bytes, {size['gzip']} gzip, {size['brotli']} brotli")


main()
