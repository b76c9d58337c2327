#!/usr/bin/env python3
"""Writes every version of the catalogue as data: generate_catalogue.py CATALOGUE_FOLDER OUTPUT_CPP"""
import json
import pathlib
import sys

from json_data import read_json

MODULES = ["law_enforcement", "service", "accident_handling", "driving_test"]  # shared/catalogue/module.hpp


def enumerator(identifier):
    return "".join(word.capitalize() for word in identifier.split("_"))


def words(entry):
    for language in ("zh-CN", "en"):
        if not entry.get(language):
            sys.exit(f"generate_catalogue.py: a text lacks {language}: {entry}")
    return "{{" + ", ".join(json.dumps(entry[language], ensure_ascii=False) for language in ("zh-CN", "en")) + "}}"


def array(kind, name, rows):
    return f"constexpr {kind} {name}[] = {{\n" + "".join(f"    {row},\n" for row in rows) + "};\n\n"


def version_source(catalogue):
    version = catalogue["version"]
    if [module["id"] for module in catalogue["modules"]] != MODULES:
        sys.exit(f"generate_catalogue.py: version {version} must list the modules {MODULES} in this order")
    text = array("Words", f"instructions_{version}", map(words, catalogue["instructions"]))
    modules = []
    for module in catalogue["modules"]:
        name = f"{module['id']}_{version}"
        text += array("OfferedSituation", name,
                      (f"{{Situation::{enumerator(each['id'])}, {words(each)}}}" for each in module["situations"]))
        modules.append(f"{{{words(module['name'])}, {words(module['question'])}, "
                       f"{words(module['situations_heading'])}, {name}}}")
    return text + array("ModuleContent", f"modules_{version}", modules)


def main():
    folder, output = map(pathlib.Path, sys.argv[1:])
    catalogues = sorted((read_json(path) for path in folder.glob("*.json")),
                        key=lambda catalogue: catalogue["version"])
    if [catalogue["version"] for catalogue in catalogues] != list(range(1, len(catalogues) + 1)):
        sys.exit("generate_catalogue.py: versions must run 1, 2, 3 without gaps")
    entries = "".join(f"    {{{c['version']}, instructions_{c['version']}, modules_{c['version']}}},\n" for c in catalogues)
    output.write_text('#include "shared/catalogue/catalogue.hpp"\n\nnamespace zhiping {\n\nnamespace {\n\n'
                      + "".join(map(version_source, catalogues))
                      + f"constexpr Catalogue versions[] = {{\n{entries}}};\n\n}} // namespace\n\n"
                      + "std::span<const Catalogue> catalogues() { return versions; }\n\n} // namespace zhiping\n", "utf-8")


if __name__ == "__main__":
    main()
