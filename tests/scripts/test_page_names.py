"""What the page's script, its Wasm and the server's pages call by name is there on the other side."""
import json
import pathlib
import re
import unittest

root = pathlib.Path(__file__).resolve().parents[2]


def read(*patterns):
    return "\n".join(file.read_text("utf-8") for pattern in patterns for file in sorted(root.glob(pattern)))


def found(pattern, text):
    return set(re.findall(pattern, text))


class PageNames(unittest.TestCase):
    def test_the_page_calls_what_the_wasm_exports_and_nothing_else(self):
        exported = found(r"EMSCRIPTEN_KEEPALIVE \w+ (zhiping_\w+)\(", read("web/platform/browser/*.cpp"))
        self.assertGreater(len(exported), 10)
        self.assertEqual(exported, found(r"\b_(zhiping_\w+)\(", read("web/page/*/*.ts", "web/page/host/desk/*.ts")))

    def test_the_page_has_what_the_wasm_asks_of_it(self):
        asked = found(r"Module\.page\.(\w+)\(", read("web/platform/browser/*.cpp"))
        self.assertGreater(len(asked), 30)
        given = found(r"\b(\w+)(?:\(|:|,| =)", read("web/page/*/*.ts", "web/page/host/desk/*.ts"))
        self.assertEqual(asked - given, set())

    def test_the_page_knows_each_member_of_a_node(self):
        written = found(r'json\.(?:text|numbers?|flag)\("(\w+)"', read("web/ui/semantics.cpp"))
        self.assertGreater(len(written), 20)
        known = found(r"\n  (\w+)\??:", read("web/page/host/semantic_node.ts", "web/page/host/page_texts.ts"))
        self.assertEqual(written - known, set())

    def test_the_elements_that_the_page_looks_for_are_in_the_server_s_pages(self):
        names = json.loads((root / "assets/names.json").read_text("utf-8"))
        pages = read("web/page/citizen/*.html", "native/http/pages/form_parts.cpp", "native/http/pages/plain_form.cpp").replace('\\"', '"')
        for name in names["element_id"].values():
            self.assertIn(f'id="{name}"', pages)
        for name in names["element_class"].values():
            self.assertRegex(pages, rf'class="[^"]*\b{name}\b')


class Messages(unittest.TestCase):
    def test_each_message_is_said_by_some_program(self):
        said = found(r"\bText::(\w+)", read("shared/**/*.[ch]pp", "native/**/*.[ch]pp", "web/**/*.[ch]pp"))
        messages = json.loads((root / "assets/text/zh-CN.json").read_text("utf-8"))
        names = {"".join(word.capitalize() for word in key.split("_")) for key in messages}
        self.assertEqual(names - said, set(), "nobody says these")


if __name__ == "__main__":
    unittest.main()
