"""What the documents name is there: files, headings, paths; and each document keeps to its form."""
import pathlib
import re
import tempfile
import unittest

from documents import DOCUMENTS, ROOT, anchors_of, is_path, links_of, paths_of, read

MAX_LINES = 200
MAX_LINE_LENGTH = 140  # Of prose; a row of a table is as long as it needs.

DECISIONS = [document for document in DOCUMENTS if document.startswith("docs/decisions/")
             and document != "docs/decisions/README.md"]
DECISION = re.compile(r"- \*\*What:\*\* .+?\n- \*\*Because:\*\* .+?\n- \*\*Instead of:\*\* .+?"
                      r"(?:\n- \*\*Replaced by:\*\* \[.+\]\(.+\))?", re.DOTALL)


class Links(unittest.TestCase):
    def test_every_link_leads_to_a_file_and_a_heading_that_exist(self):
        for document in DOCUMENTS:
            for path, anchor in links_of(read(document)):
                with self.subTest(document=document, path=path, anchor=anchor):
                    target = (ROOT / document).parent / path if path else ROOT / document
                    self.assertTrue(target.exists())
                    if anchor:
                        self.assertIn(anchor, anchors_of(target.read_text("utf-8")))

    def test_every_path_that_a_document_names_exists(self):
        for document in DOCUMENTS:
            for path in paths_of(read(document)):
                with self.subTest(document=document, path=path):
                    beside = (ROOT / document).parent
                    self.assertTrue(is_path(path) or is_path(path, beside), "if it moved, say where it is now")

    def test_every_document_can_be_reached_from_the_readme(self):
        reached, waiting = set(), ["README.md"]
        while waiting:
            document = waiting.pop()
            reached.add(document)
            for path, _ in links_of(read(document)):
                target = ((ROOT / document).parent / path).resolve()
                name = str(target.relative_to(ROOT))
                if name in DOCUMENTS and name not in reached:
                    waiting.append(name)
        self.assertEqual(set(DOCUMENTS) - reached, set())


class Form(unittest.TestCase):
    def test_the_architecture_can_be_read_at_once(self):
        lines = read("ARCHITECTURE.md").splitlines()
        self.assertLessEqual(len(lines), MAX_LINES)
        prose = [line for line in lines if not line.startswith("|")]
        self.assertEqual([line for line in prose if len(line) > MAX_LINE_LENGTH], [])

    def test_every_row_of_what_to_open_names_a_path(self):
        table = read("ARCHITECTURE.md").split("## To change X, open Y\n")[1].split("\n## ")[0]
        rows = [line for line in table.splitlines() if line.startswith("|")][2:]
        self.assertGreater(len(rows), 20)
        for row in rows:
            self.assertTrue(paths_of(row), row)

    def test_every_room_of_the_code_is_in_the_table_of_rooms(self):
        section = read("ARCHITECTURE.md").split("## Rooms\n")[1].split("\n## ")[0]
        table = "\n".join(line for line in section.splitlines() if line.startswith("|"))
        rooms = {str(file.parent.relative_to(ROOT)) for folder in ("shared", "native", "web")
                 for file in (ROOT / folder).rglob("*.hpp") if "node_modules" not in file.parts}
        for room in rooms - {"shared", "native", "web"}:
            with self.subTest(room=room):
                named = paths_of(table)
                self.assertTrue(any(str(each) in named for each in [room, *pathlib.PurePath(room).parents]))

    def test_decisions_are_numbered_without_a_gap_and_say_what_because_and_instead_of(self):
        self.assertGreater(len(DECISIONS), 4)
        for document in DECISIONS:
            room = pathlib.PurePath(document).stem
            headings_and_bodies = re.split(r"^## (.+)\n", read(document), flags=re.MULTILINE)[1:]
            headings, bodies = headings_and_bodies[::2], headings_and_bodies[1::2]
            self.assertEqual(headings, [f"{room} {number}" for number in range(1, len(headings) + 1)], document)
            for heading, body in zip(headings, bodies):
                self.assertTrue(DECISION.fullmatch(body.strip()), f"{document}: {heading}")

    def test_a_decision_that_is_named_exists(self):
        rooms = [pathlib.PurePath(document).stem for document in DECISIONS]
        named = re.compile(rf"\bdecision ({'|'.join(rooms)}) (\d+)\b")
        for document in DOCUMENTS:
            for room, number in named.findall(read(document)):
                self.assertIn(f"\n## {room} {number}\n", read(f"docs/decisions/{room}.md"), document)


class Reading(unittest.TestCase):
    """The tests above find nothing wrong in what they cannot read."""

    def test_links_and_anchors_are_read_as_forges_make_them(self):
        text = "# A walk, in 3 steps\n[a](b.md#c-d) ![e](f.png) [g](https://h.i/j.md) [k](#a-walk-in-3-steps)\n## `x/y`\n## `x/y`\n"
        self.assertEqual(links_of(text), [("b.md", "c-d"), ("f.png", ""), ("", "a-walk-in-3-steps")])
        self.assertEqual(anchors_of(text), {"a-walk-in-3-steps", "xy", "xy-1"})

    def test_what_stands_in_a_block_is_neither_a_link_nor_a_heading(self):
        text = "```sh\n# no heading\n[no](link.md)\n```\n"
        self.assertEqual((links_of(text), anchors_of(text)), ([], set()))

    def test_paths_are_told_from_other_code(self):
        text = "`native/app/` `/e/CODE` `tokens.json` `Result<T>` `web/*/main.cpp` `build/release/zhiping`"
        self.assertEqual(paths_of(text), ["native/app/", "tokens.json", "web/*/main.cpp"])

    def test_a_path_that_is_not_there_is_found_out(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "native").mkdir()
            (root / "native/a.hpp").touch()
            there = [path for path in ("native/", "native", "native/a.hpp", "native/*.hpp", "native/a.hpp/", "native/b.hpp",
                                       "native/*.cpp", "a.hpp") if is_path(path, root)]
        self.assertEqual(there, ["native/", "native", "native/a.hpp", "native/*.hpp"])


if __name__ == "__main__":
    unittest.main()
