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


class Arrays:
    """The arrays of all versions; one that an earlier version has already is not written again, so that a phone does not
    load twice what stayed the same."""

    def __init__(self):
        self.names = {}
        self.text = ""

    def name_of(self, kind, name, rows):
        content = (kind, tuple(rows))
        if not content[1]:
            return "{}"
        if content not in self.names:
            self.names[content] = name
            self.text += f"constexpr {kind} {name}[] = {{\n" + "".join(f"    {row},\n" for row in content[1]) + "};\n\n"
        return self.names[content]


def decisions(catalogue):
    types = catalogue.get("document_types", [])
    names = [each.get("name") for each in types]
    for each in types:
        if not each.get("name") or not isinstance(each.get("decision"), bool) or names.count(each["name"]) > 1:
            sys.exit(f"generate_catalogue.py: a document type needs a name of its own, and decision: true or false: {each}")
    return [json.dumps(each["name"], ensure_ascii=False) for each in types if each["decision"]]


def version_source(catalogue, arrays):
    version = catalogue["version"]
    if [module["id"] for module in catalogue["modules"]] != MODULES:
        sys.exit(f"generate_catalogue.py: version {version} must list the modules {MODULES} in this order")
    modules = []
    for module in catalogue["modules"]:
        situations = arrays.name_of("OfferedSituation", f"{module['id']}_{version}",
                                    (f"{{Situation::{enumerator(each['id'])}, {words(each)}}}"
                                     for each in module["situations"]))
        modules.append(f"{{{words(module['name'])}, {words(module['question'])}, "
                       f"{words(module['situations_heading'])}, {situations}}}")
    parts = [str(version),
             arrays.name_of("Words", f"instructions_{version}", map(words, catalogue["instructions"])),
             arrays.name_of("ModuleContent", f"modules_{version}", modules),
             arrays.name_of("Words", f"legal_way_{version}", map(words, catalogue.get("legal_way", []))),
             arrays.name_of("std::string_view", f"decisions_{version}", decisions(catalogue)),
             words(catalogue["position_consent"]) if "position_consent" in catalogue else "{}"]
    return f"    {{{', '.join(parts)}}},\n"


def main():
    folder, output = map(pathlib.Path, sys.argv[1:])
    catalogues = sorted((read_json(path) for path in folder.glob("*.json")),
                        key=lambda catalogue: catalogue["version"])
    if [catalogue["version"] for catalogue in catalogues] != list(range(1, len(catalogues) + 1)):
        sys.exit("generate_catalogue.py: versions must run 1, 2, 3 without gaps")
    arrays = Arrays()
    entries = "".join(version_source(catalogue, arrays) for catalogue in catalogues)
    output.write_text('#include "shared/catalogue/catalogue.hpp"\n\nnamespace zhiping {\n\nnamespace {\n\n'
                      + arrays.text
                      + f"constexpr Catalogue versions[] = {{\n{entries}}};\n\n}} // namespace\n\n"
                      + "std::span<const Catalogue> catalogues() { return versions; }\n\n} // namespace zhiping\n", "utf-8")


if __name__ == "__main__":
    main()
