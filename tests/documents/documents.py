"""The documents of this repository, as their tests read them."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "tests/bench/README.md",
                    *(str(file.relative_to(ROOT)) for file in (ROOT / "docs").rglob("*.md"))])


def read(document):
    return (ROOT / document).read_text("utf-8")


def commands_of(document):
    """The lines of its blocks marked sh."""
    blocks = re.findall(r"```sh\n(.*?)```", read(document), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def without_blocks(text):
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def links_of(text):
    """Where its links inside the repository lead: a path, which may be empty, and an anchor, which may be."""
    return re.findall(r"\]\((?!\w+:)([^)#\s]*)#?([^)\s]*)\)", without_blocks(text))


def anchors_of(text):
    """The anchors of its headings, as forges make them."""
    anchors, uses = set(), {}
    for heading in re.findall(r"^#{1,6} (.+)$", without_blocks(text), re.MULTILINE):
        anchor = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        uses[anchor] = uses.get(anchor, 0) + 1
        anchors.add(anchor if uses[anchor] == 1 else f"{anchor}-{uses[anchor] - 1}")
    return anchors


# A path stands in `backticks`: it begins with a folder of the repository, or is a file at its top.
FOLDERS = ("shared/", "native/", "web/", "assets/", "tests/", "build-scripts/", "docs/")
FILE_NAME = re.compile(r"[\w.-]+\.(hpp|cpp|ts|mjs|py|sql|html|css|json|md|cmake)")


def paths_of(text):
    spans = re.findall(r"`([^`\n]+)`", without_blocks(text))
    return [span for span in spans if span.startswith(FOLDERS) or FILE_NAME.fullmatch(span)]


def is_path(path, root=ROOT):
    """Whether there is such a file or folder; a * stands for any name."""
    return any(True for _ in root.glob(path.rstrip("/"))) and (not path.endswith("/") or (root / path).is_dir())
