"""Every command in a document works: the blocks marked sh are run, line by line."""
import os
import pathlib
import shlex
import signal
import socket
import subprocess
import tempfile
import unittest
import urllib.request

from documents import DOCUMENTS, ROOT, commands_of

# What these would do is what is being done while this test runs, or takes half an hour: only their words are checked.
RUNNING_NOW = {"./build-scripts/test", "./build-scripts/format", "./build-scripts/setup", "./build-scripts/build", "./build-scripts/bench"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        (pathlib.Path(self.folder.name) / "mine").mkdir()

    def run_zhiping(self, words):
        words = [word.replace("data/", f"{self.folder.name}/") for word in words]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, f"{shlex.join(words)}: {done.stderr}")

    def run_demo(self, words):
        port = free_port()
        words = words + ["--listen", f"127.0.0.1:{port}", "--data", f"{self.folder.name}/demo"]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True) as demo:
            try:
                listening = any("Listening on" in line for line in demo.stdout)
                self.assertTrue(listening, "the demo never listened")
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
                    self.assertEqual(answer.status, 200)
            finally:
                os.killpg(demo.pid, signal.SIGTERM)
            self.assertEqual(demo.wait(timeout=30), 0)

    def run_line(self, line):
        words = shlex.split(line)
        self.assertTrue((ROOT / words[0]).is_file(), f"{words[0]} does not exist")
        if words[0] == "./build-scripts/demo":
            self.run_demo(words)
        elif words[0] in ("build/release/zhiping", "./build-scripts/wasm_functions.py"):
            self.run_zhiping(words)
        else:
            self.assertIn(words[0], RUNNING_NOW)
            usage = (ROOT / words[0]).read_text("utf-8")
            for argument in words[1:]:
                self.assertIn(argument, usage, f"{words[0]} knows no {argument}")

    def test_every_command_in_a_document_works(self):
        for document in DOCUMENTS:
            for line in commands_of(document):
                with self.subTest(document=document, line=line):
                    self.run_line(line)

    def test_the_documents_have_commands(self):
        self.assertGreater(len(commands_of("README.md")), 5)


if __name__ == "__main__":
    unittest.main()
