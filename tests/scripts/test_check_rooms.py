"""build-scripts/check_rooms.py finds what it is there to find, and leaves alone what may stand."""
import importlib.util
import pathlib
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("check_rooms", root / "build-scripts/check_rooms.py")
check_rooms = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_rooms)


class CheckRooms(unittest.TestCase):
    def problems(self, path, text):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True)
            file.write_text(text, "utf-8")
            return list(check_rooms.problems_of(pathlib.Path(folder)))

    def assert_refused(self, path, text, *parts):
        problems = self.problems(path, text)
        self.assertEqual(len(problems), 1, f"{path}: {text!r}: {problems}")
        for part in (path, *parts):
            self.assertIn(part, problems[0])

    def assert_accepted(self, path, text):
        self.assertEqual(self.problems(path, text), [])

    def test_the_project_keeps_its_own_rules(self):
        self.assertEqual(list(check_rooms.problems_of(root)), [])

    def test_a_message_names_file_line_room_and_reason(self):
        self.assertEqual(self.problems("shared/codes/code.cpp", "\n\n#include <thread>\n"),
                         ["shared/codes/code.cpp:3: room shared may not include <thread> (because shared/ and web/ run "
                          "anywhere: no threads, files, streams, randomness or exceptions)"])

    def test_rooms_include_what_the_table_allows(self):
        for path, included in [("shared/codes/code.cpp", "shared/result.hpp"),
                               ("shared/wire/json.cpp", "shared/codes/code.hpp"),
                               ("native/store/codes.cpp", "shared/codes/code.hpp"),
                               ("native/app/open_code.cpp", "native/store/codes.hpp"),
                               ("native/work/job_table.cpp", "native/app/sweep_uploads.hpp"),
                               ("native/work/run_job.cpp", "native/store/jobs.hpp"),
                               ("native/evidence/vault.cpp", "native/sealing/key_ring.hpp"),
                               ("native/store/journal.cpp", "native/journal/line.hpp"),
                               ("native/http/routes.cpp", "native/app/open_code.hpp"),
                               ("native/http/routes.cpp", "native/http/api/codes.hpp"),
                               ("native/http/pages/visit.cpp", "native/http/exchange/exchange.hpp"),
                               ("native/http/exchange/exchange.cpp", "native/http/transport/client_address.hpp"),
                               ("native/http/exchange/exchange.cpp", "shared/wire/error_json.hpp"),
                               ("native/command_line/serve.cpp", "native/http/server.hpp"),
                               ("native/command_line/serve.cpp", "native/settings/settings.hpp"),
                               ("native/settings/table.hpp", "native/evidence/quotas.hpp"),
                               ("native/settings/settings.cpp", "shared/wire/origin.hpp"),
                               ("native/main.cpp", "native/command_line/run.hpp"),
                               ("web/citizen/app.cpp", "web/ui/widgets.hpp"),
                               ("web/ui/canvas.cpp", "web/platform/screen.hpp"),
                               ("web/citizen/app.cpp", "web/platform/files.hpp"),
                               ("tests/native/routes.tests.cpp", "tests/support/running_server.hpp")]:
            with self.subTest(path=path, included=included):
                self.assert_accepted(path, f'#include "{included}"\n')

    def test_rooms_do_not_include_what_the_table_forbids(self):
        for path, included in [("shared/codes/code.cpp", "shared/wire/json.hpp"),
                               ("shared/codes/code.cpp", "native/app/open_code.hpp"),
                               ("shared/wire/json.cpp", "web/ui/canvas.hpp"),
                               ("native/store/codes.cpp", "native/app/open_code.hpp"),
                               ("native/store/codes.cpp", "shared/wire/json.hpp"),
                               ("native/app/open_code.cpp", "native/http/server.hpp"),
                               ("native/app/open_code.cpp", "shared/wire/json.hpp"),
                               ("native/app/open_code.cpp", "native/work/job.hpp"),
                               ("native/work/job_table.cpp", "native/store/uploads.hpp"),
                               ("native/work/job_table.cpp", "native/http/server.hpp"),
                               ("native/sealing/seal.cpp", "native/evidence/vault.hpp"),
                               ("native/journal/line.cpp", "native/store/journal.hpp"),
                               ("native/http/routes.cpp", "native/sealing/key_ring.hpp"),
                               ("native/http/routes.cpp", "native/store/database.hpp"),
                               ("native/http/routes.cpp", "native/command_line/run.hpp"),
                               ("native/http/transport/framing.cpp", "native/http/exchange/exchange.hpp"),
                               ("native/http/transport/framing.cpp", "native/store/store.hpp"),
                               ("native/http/exchange/exchange.cpp", "native/http/pages/pages.hpp"),
                               ("native/http/api/codes.cpp", "native/http/pages/pages.hpp"),
                               ("native/http/pages/pages.cpp", "native/http/api/codes.hpp"),
                               ("native/settings/settings.hpp", "native/command_line/command.hpp"),
                               ("native/settings/settings.cpp", "native/store/store.hpp"),
                               ("native/http/server.cpp", "native/settings/settings.hpp"),
                               ("native/command_line/serve.cpp", "native/http/routes.hpp"),
                               ("native/command_line/codes.cpp", "native/store/database.hpp"),
                               ("native/app/open_code.cpp", "web/ui/canvas.hpp"),
                               ("web/citizen/app.cpp", "native/app/open_code.hpp"),
                               ("web/citizen/app.cpp", "web/platform/headless/headless.hpp"),
                               ("web/ui/canvas.cpp", "web/citizen/app.hpp"),
                               ("web/ui/canvas.cpp", "shared/evaluation/evaluation.hpp"),
                               ("web/ui/canvas.cpp", "web/platform/files.hpp"),
                               ("web/gallery/gallery.cpp", "web/platform/storage.hpp"),
                               ("web/platform/browser/screen.cpp", "shared/text/text.hpp"),
                               ("tests/shared/code.tests.cpp", "native/store/codes.hpp"),
                               ("tests/web/app.tests.cpp", "native/app/open_code.hpp")]:
            with self.subTest(path=path, included=included):
                self.assert_refused(path, f'#include "{included}"\n', "may not include", included)

    def test_the_host_of_the_page_knows_no_program(self):
        self.assert_accepted("web/page/citizen/receipt.ts", 'import { load } from "../host/storage";\n')
        self.assert_accepted("web/page/citizen/main.ts", 'import create from "program.js";\n')
        for path, imported in [("web/page/host/program.ts", "../citizen/server_form"), ("web/page/gallery/main.ts", "../citizen/receipt"),
                               ("web/page/host/program.ts", "../host/desk/menu")]:
            self.assert_refused(path, f'import {{\n  a,\n}} from "{imported}";\n', "may not import", imported.removeprefix("../"))
        self.assert_refused("web/page/host/program.ts", 'import create from "program.js";\n', "is not for this file")
        self.assert_refused("web/page/script.ts", "let a;\n", "this folder is no room")

    def test_an_include_starts_with_its_room(self):
        for included in ["code.hpp", "../result.hpp", "codes/code.hpp", "./code.hpp"]:
            self.assert_refused("shared/codes/code.cpp", f'#include "{included}"\n', "does not start with a room")

    def test_a_source_is_never_included(self):
        self.assert_refused("shared/codes/code.cpp", '#include "shared/codes/check_symbol.cpp"\n', "may not include")

    def test_each_library_is_known_to_its_own_files_only(self):
        for header, home, elsewhere in [
                ("nlohmann/json.hpp", "shared/wire/json.hpp", "shared/wire/evaluation_json.hpp"),
                ("nlohmann/json.hpp", "shared/wire/error_json.cpp", "shared/evaluation/evaluation.cpp"),
                ("nlohmann/json.hpp", "tests/web/app.tests.cpp", "tests/shared/code.tests.cpp"),
                ("sqlite3.h", "native/store/database.cpp", "native/store/database.hpp"),
                ("sqlite3.h", "native/store/statement.cpp", "native/app/open_code.cpp"),
                ("sodium.h", "native/store/digest.cpp", "native/store/codes.cpp"),
                ("openssl/evp.h", "native/sealing/content_hash.cpp", "native/evidence/vault.cpp"),
                ("httplib.h", "native/http/routes.cpp", "native/app/open_code.cpp"),
                ("httplib.h", "tests/support/running_server.hpp", "native/command_line/serve.cpp"),
                ("CLI/CLI.hpp", "native/command_line/command.cpp", "native/command_line/run.cpp"),
                ("spdlog/spdlog.h", "native/http/exchange/trouble.cpp", "native/app/open_code.cpp"),
                ("CLI/CLI.hpp", "native/command_line/command.cpp", "native/settings/settings.cpp"),
                ("toml++/toml.h", "native/settings/config_file.cpp", "native/settings/settings.cpp"),
                ("imgui.h", "web/ui/canvas.cpp", "web/citizen/app.cpp"),
                ("emscripten.h", "web/platform/browser/screen.cpp", "web/ui/canvas.cpp"),
                ("emscripten/html5.h", "web/platform/browser/screen.cpp", "web/platform/headless/screen.cpp"),
                ("catch_amalgamated.hpp", "tests/shared/code.tests.cpp", "shared/codes/code.cpp"),
                ("unistd.h", "native/http/server.cpp", "web/ui/canvas.cpp"),
                ("mutex", "native/store/writer.cpp", "web/citizen/app.cpp")]:
            with self.subTest(header=header, elsewhere=elsewhere):
                self.assert_accepted(home, f"#include <{header}>\n")
                self.assert_refused(elsewhere, f"#include <{header}>\n", f"may not include <{header}> (because")

    def test_shared_has_no_threads_files_streams_or_randomness(self):
        for header in ["thread", "mutex", "fstream", "iostream", "random", "filesystem", "ctime", "stdexcept"]:
            self.assert_refused("shared/codes/code.hpp", f"#include <{header}>\n", header)

    def test_a_library_that_nobody_decided_about_is_refused(self):
        self.assert_refused("native/app/open_code.cpp", "# include <boost/any.hpp>\n", "boost/any.hpp", "not known")

    def test_shared_and_web_have_no_exceptions(self):
        for path in ["shared/codes/code.cpp", "web/citizen/app.cpp"]:
            self.assert_refused(path, "void f() {\n    throw 1;\n}\n", f"{path}:2:", "throw")
            self.assert_refused(path, "auto a = dynamic_cast<B*>(c);\n", "dynamic_cast")
        self.assert_accepted("native/app/open_code.cpp", "void f() { throw 1; }\n")

    def test_shared_does_not_ask_for_the_time_or_for_chance(self):
        for code in ["system_clock::now()", "std::chrono::steady_clock::now()", "time(nullptr)", "rand()", "getenv(x)", "printf(x)"]:
            with self.subTest(code=code):
                self.assert_refused("shared/codes/code.cpp", f"auto a = {code};\n", "does not belong here")
        self.assert_accepted("shared/calendar/date.cpp", "auto a = china_time(x); snprintf(b, c, d); std::chrono::hh_mm_ss time{e};\n")

    def test_the_server_is_given_the_clock_and_chance(self):
        for code in ["outside::SystemClock clock", "outside::SystemRandom{}", "std::chrono::system_clock::now()",
                     "getrandom(a, b, 0)", "randombytes_buf(a, b)", "std::random_device{}"]:
            for path in ["native/app/create_codes.cpp", "native/http/reply.cpp", "native/command_line/serve.cpp",
                         "native/work/scheduler.cpp", "native/store/codes.cpp"]:
                with self.subTest(code=code, path=path):
                    self.assert_refused(path, f"auto a = {code};\n", "does not belong here")
            self.assert_accepted("native/outside/random.cpp", f"auto a = {code};\n")
        self.assert_accepted("native/main.cpp", "outside::SystemClock clock;\noutside::SystemRandom random;\n")
        self.assert_accepted("native/evidence/seal.cpp", "randombytes_buf(a, b);\n")
        self.assert_accepted("native/store/database.cpp", "auto until = std::chrono::steady_clock::now();\n")

    def test_the_platform_is_not_asked_for_in_the_middle_of_code(self):
        self.assert_refused("web/ui/canvas.cpp", "#ifdef __EMSCRIPTEN__\n#endif\n", "__EMSCRIPTEN__")
        self.assert_refused("web/citizen/app.cpp", "EM_JS(void, f, (), {});\n", "EM_JS")
        self.assert_accepted("web/platform/browser/screen.cpp", "EM_JS(void, f, (), {});\n")

    def test_how_httplib_is_compiled_is_said_once(self):
        for path in ["native/outside/https_client.cpp", "tests/native/CMakeLists.txt", "build-scripts/options.cmake"]:
            self.assert_refused(path, "\nCPPHTTPLIB_OPENSSL_SUPPORT\n", ":2:", "third_party.cmake")
        self.assert_accepted("build-scripts/third_party.cmake", "CPPHTTPLIB_OPENSSL_SUPPORT\n")

    def test_sql_stands_in_the_store_only(self):
        query = 'auto a = query("SELECT id FROM unit");\n'
        self.assert_accepted("native/store/units.cpp", query)
        self.assert_refused("native/app/load_units.cpp", "\n" + query, "native/app/load_units.cpp:2:", "SELECT")
        self.assert_refused("native/http/routes.cpp", 'run("UPDATE unit SET a = 1");\n', "UPDATE")

    def test_credentials_are_read_in_one_place(self):
        for header in ["Authorization", "Cookie"]:
            code = f'auto a = request.get_header_value("{header}");\n'
            self.assert_accepted("native/http/exchange/callers.cpp", code)
            self.assert_refused("native/http/api/codes.cpp", code, header, "callers.hpp")

    def test_comments_and_texts_may_name_what_code_may_not_do(self):
        self.assert_accepted("shared/codes/code.cpp", '// throw, catch and system_clock::now()\n/* throw\n try */\n'
                                                      'auto a = "try to throw"; auto b = \'"\'; auto c = R"(catch ")";\n')

    def test_a_folder_that_is_no_room_is_refused(self):
        for path in ["native/queue/queue.cpp", "web/other.cpp", "tests/other.cpp"]:
            self.assert_refused(path, "int a;\n", "no room")

    def test_no_file_is_longer_than_anyone_reads(self):
        self.assert_accepted("web/page/host/program.ts", "let a;\n" * 400)
        self.assert_refused("web/page/host/program.ts", "let a;\n" * 401, "401 lines")

    def test_nothing_is_left_for_later_in_a_comment(self):
        for note in ["TO" "DO", "FIX" "ME"]:
            self.assert_refused("build-scripts/setup", f"# {note}: better\n", note)

    def test_what_was_installed_or_made_is_not_read(self):
        self.assert_accepted("web/page/node_modules/a/a.ts", "// TO" "DO\n")

    def test_headers_that_stand_in_for_imgui_s_own_are_left_alone(self):
        self.assert_accepted("web/ui/imgui/misc/freetype/imgui_freetype.h", '#include "imgui.h"\n')
        self.assert_accepted("web/ui/imgui/config.hpp", '#include "anything.h"\n')


if __name__ == "__main__":
    unittest.main()
