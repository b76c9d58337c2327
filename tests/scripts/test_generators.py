"""The generators stop the build at data that is not complete, and say what is wrong with it."""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parents[2]


def read(path):
    return json.loads((root / "assets" / path).read_text("utf-8"))


class Generators(unittest.TestCase):
    def run_generator(self, script, files, outputs):
        with tempfile.TemporaryDirectory() as folder:
            assets = pathlib.Path(folder, "assets")
            assets.mkdir()
            for name, content in files.items():
                (assets / name).write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
            made = [pathlib.Path(folder, name) for name in outputs]
            run = subprocess.run([sys.executable, root / "build-scripts" / script, assets, *made], capture_output=True, text=True)
            return run.returncode, run.stderr, [each.read_text("utf-8") if each.exists() else None for each in made]

    def assert_refused(self, result, *parts):
        status, said, made = result
        self.assertNotEqual(status, 0)
        self.assertNotIn("Traceback", said)
        for part in parts:
            self.assertIn(part, said)
        self.assertEqual(set(made), {None}, "nothing is written when the data is refused")

    def texts(self, chinese, english):
        return self.run_generator("generate_text.py", {"zh-CN.json": chinese, "en.json": english}, ["ids.hpp", "desk_ids.hpp", "table.cpp"])

    def catalogue(self, *versions):
        return self.run_generator("generate_catalogue.py", {f"{index}.json": each for index, each in enumerate(versions)}, ["out.cpp"])

    def changed_catalogue(self, change):
        catalogue = copy.deepcopy(read("catalogue/1.json"))
        change(catalogue)
        return self.catalogue(catalogue)

    def calendar(self, *years):
        return self.run_generator("generate_calendar.py", {f"{index}.json": each for index, each in enumerate(years)}, ["out.cpp"])

    def test_the_project_s_own_data_is_accepted(self):
        self.assertEqual(self.texts(read("text/zh-CN.json"), read("text/en.json"))[0], 0)
        self.assertEqual(self.catalogue(*(read(f"catalogue/{version}.json") for version in (1, 2)))[0], 0)
        self.assertEqual(self.calendar(read("holidays/2026.json"))[0], 0)

    def test_a_key_that_stands_twice_is_refused(self):
        self.assert_refused(self.texts('{"a": "甲", "a": "乙"}', {"a": "A"}), "zh-CN.json", "a stands there twice")

    def test_a_catalogue_text_without_a_language_is_refused(self):
        self.assert_refused(self.changed_catalogue(lambda each: each["instructions"][0].pop("en")), "lacks en")
        self.assert_refused(self.changed_catalogue(lambda each: each["instructions"][0].update({"zh-CN": ""})), "lacks zh-CN")

    def test_a_day_that_is_both_free_and_worked_is_refused(self):
        year = read("holidays/2026.json")
        year["make_up_working_days"].append(year["holidays"][0])
        self.assert_refused(self.calendar(year), "both free and worked")

    def test_each_text_becomes_a_constant_of_its_own_with_the_words_of_both_languages(self):
        status, _, (ids, _, table) = self.texts({"b_c": "乙 \"{n}\"", "a": "甲"}, {"a": "A", "b_c": "B \"{n}\""})
        self.assertEqual(status, 0)
        self.assertIn("inline constexpr Message BC{words::b_c};\ninline constexpr Message A{words::a};\n", ids)
        self.assertIn(r'const char b_c[] = "乙 \"{n}\"" "\0" "B \"{n}\"";', table)
        self.assertIn("    Text::BC,\n        Text::A,\n", table)

    def test_the_desk_s_texts_are_in_a_header_of_their_own_and_in_the_table_of_all(self):
        _, _, (ids, desk_ids, table) = self.texts({"a": "甲", "desk_a": "乙"}, {"a": "A", "desk_a": "B"})
        self.assertNotIn("DeskA", ids)
        self.assertIn("inline constexpr Message DeskA{words::desk_a};", desk_ids)
        self.assertNotIn("Message A{", desk_ids)
        self.assertIn("    Text::A,\n        Text::DeskA,\n", table)

    def test_a_header_that_says_the_same_is_not_written_again(self):
        with tempfile.TemporaryDirectory() as folder:
            texts, made = pathlib.Path(folder, "text"), [pathlib.Path(folder, name) for name in ("ids.hpp", "desk_ids.hpp", "table.cpp")]
            texts.mkdir()

            def generate(desk_words):
                for language in ("zh-CN", "en"):
                    (texts / f"{language}.json").write_text(json.dumps({"a": "A", **desk_words}), "utf-8")
                subprocess.run([sys.executable, root / "build-scripts/generate_text.py", texts, *made], check=True)
                return [each.stat().st_mtime_ns for each in made[:2]]

            before, after = generate({"desk_a": "B"}), generate({"desk_a": "B", "desk_b": "C"})
            self.assertEqual(before[0], after[0])
            self.assertNotEqual(before[1], after[1])

    def test_a_key_that_one_language_lacks_is_refused(self):
        self.assert_refused(self.texts({"a": "甲", "b": "乙"}, {"a": "A"}), "en.json lacks 'b'")
        self.assert_refused(self.texts({"a": "甲"}, {"a": "A", "b": "B"}), "zh-CN.json lacks 'b'")

    def test_an_empty_text_is_refused(self):
        self.assert_refused(self.texts({"a": "甲"}, {"a": ""}), "en.json: 'a' is empty")
        self.assert_refused(self.texts({"a": ""}, {"a": "A"}), "zh-CN.json: 'a' is empty")

    def test_other_placeholders_are_refused(self):
        for english in ["{days}", "none", "{date} {date}", "{date} {days}"]:
            self.assert_refused(self.texts({"a": "{date}"}, {"a": english}), "'a' has other placeholders")

    def test_placeholders_may_stand_in_another_order(self):
        self.assertEqual(self.texts({"a": "{x}{y}"}, {"a": "{y} {x}"})[0], 0)

    def test_all_problems_are_said_at_once(self):
        self.assert_refused(self.texts({"a": "", "b": "{x}"}, {"b": "{y}", "c": "C"}),
                            "en.json lacks 'a'", "zh-CN.json lacks 'c'", "'a' is empty", "'b' has other placeholders")

    def test_a_catalogue_with_modules_in_another_order_is_refused(self):
        self.assert_refused(self.changed_catalogue(lambda each: each["modules"].reverse()), "in this order")
        self.assert_refused(self.changed_catalogue(lambda each: each["modules"].pop()), "in this order")

    def test_a_gap_or_a_repetition_in_the_versions_is_refused(self):
        first = read("catalogue/1.json")
        for versions in [[1, 3], [2], [1, 1], [0, 1]]:
            self.assert_refused(self.catalogue(*({**first, "version": version} for version in versions)), "without gaps")
        self.assertEqual(self.catalogue({**first, "version": 2}, first)[0], 0)

    def test_a_document_type_without_a_name_or_a_word_on_decisions_is_refused(self):
        for wrong in [{"name": "甲"}, {"name": "甲", "decision": "yes"}, {"name": "", "decision": True}, {"decision": True}]:
            self.assert_refused(self.changed_catalogue(lambda each: each.update(document_types=[wrong])), "document type")
        twice = [{"name": "甲", "decision": True}, {"name": "甲", "decision": False}]
        self.assert_refused(self.changed_catalogue(lambda each: each.update(document_types=twice)), "a name of its own")

    def test_a_sentence_of_the_legal_way_without_a_language_is_refused(self):
        self.assert_refused(self.changed_catalogue(lambda each: each.update(legal_way=[{"zh-CN": "甲"}])), "lacks en")

    def test_only_decisions_are_written_and_what_stayed_the_same_is_written_once(self):
        first = read("catalogue/1.json")
        types = [{"name": "甲", "decision": True}, {"name": "乙", "decision": False}]
        status, _, (source,) = self.catalogue(first, {**first, "version": 2, "document_types": types})
        self.assertEqual(status, 0)
        self.assertIn('decisions_2[] = {\n    "甲",\n};', source)
        self.assertNotIn("乙", source)
        self.assertIn("{2, instructions_1, modules_1, {}, decisions_2, {}}", source)
        self.assertEqual(source.count("无故扣车"), 1)

    def test_a_gap_in_the_years_is_refused(self):
        year = {"source": "a notice", "holidays": [], "make_up_working_days": []}
        self.assert_refused(self.calendar({"year": 2026, **year}, {"year": 2028, **year}), "without gaps")
        self.assertEqual(self.calendar({"year": 2027, **year}, {"year": 2026, **year})[0], 0)

    def test_a_day_of_another_year_is_refused(self):
        for name in ["holidays", "make_up_working_days"]:
            year = {"year": 2026, "source": "a notice", "holidays": [], "make_up_working_days": [], name: ["2027-01-01"]}
            self.assert_refused(self.calendar(year), "2026.json")

    def names(self, names):
        return [self.run_on_file(json.dumps(names), output) for output in ["names.hpp", "names.ts"]]

    def run_on_file(self, content, output):
        with tempfile.TemporaryDirectory() as folder:
            source, made = pathlib.Path(folder, "names.json"), pathlib.Path(folder, output)
            source.write_text(content, "utf-8")
            run = subprocess.run([sys.executable, root / "build-scripts/generate_names.py", source, made], capture_output=True, text=True)
            return run.returncode, run.stderr, [made.read_text("utf-8") if made.exists() else None]

    def test_names_are_the_same_in_c_and_in_typescript(self):
        names = {"storage_key": {"plain_form": "form."}, "file_event": {"not-kept": "It is gone.", "held": ""}, "position_problem": {}, "role": {}, "tone": {}}
        (_, _, [header]), (_, _, [script]) = self.names(names)
        self.assertIn('namespace storage_key {\ninline constexpr char plain_form[] = "form.";\n}', header)
        self.assertIn("enum class FileEvent {\n    NotKept, // It is gone.\n    Held,\n};", header)
        self.assertIn('file_events{"not-kept", "held"}', header)
        self.assertIn('export const enum StorageKey {\n  PlainForm = "form.",\n}', script)
        self.assertIn('export const fileEvents = ["not-kept", "held"] as const;', script)

    def test_names_that_are_empty_misspelt_or_missing_are_refused(self):
        lists = {"file_event": {}, "position_problem": {}, "role": {}, "tone": {}}
        for names, said in [({**lists, "path": {"codes": ""}}, "path: 'codes' is empty"), ({"file_event": {}, "role": {}}, "'tone' is missing"),
                            ({**lists, "path": {"a b": "/"}}, "'a b' is no name")]:
            for result in self.names(names):
                self.assert_refused(result, said)


if __name__ == "__main__":
    unittest.main()
