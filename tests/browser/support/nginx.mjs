// nginx with the site file that is handed out, in front of a server: TLS and HTTP/2, all its files in a folder of its own.
import { execFile, spawn } from "node:child_process";
import { watch } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { connect as connectH2 } from "node:http2";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { connect } from "node:net";
import { promisify } from "node:util";
import { repeat } from "./eventually.mjs";

const run = promisify(execFile);
const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../..");
const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
const somePort = () => 10_000 + Math.floor(Math.random() * 20_000);

const isListening = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

export class Nginx {
  // `ports` are free; the server is told of them, so it may come later.
  static async start(serverPort) {
    const nginx = new Nginx();
    nginx.folder = await mkdtemp(join(tmpdir(), "zhiping-nginx-"));
    nginx.httpPort = somePort();
    nginx.port = somePort();
    nginx.origin = `https://localhost:${nginx.port}`;
    await nginx.#makeCertificate();
    await nginx.#watchTemporaryFolders();
    await writeFile(join(nginx.folder, "nginx.conf"), await nginx.#settings(serverPort));
    await nginx.#begin();
    return nginx;
  }

  async #makeCertificate() {
    const [key, certificate] = ["key.pem", "certificate.pem"].map((name) => join(this.folder, name));
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    await run("openssl", [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-days",
      "2",
      "-keyout",
      key,
      "-out",
      certificate,
      ...subject,
    ]);
    this.certificate = await readFile(certificate);
  }

  // Whatever is written there, even for a moment, makes a folder there first.
  async #watchTemporaryFolders() {
    this.written = [];
    this.watchers = [];
    for (const name of temporary) {
      await mkdir(join(this.folder, name));
      this.watchers.push(watch(join(this.folder, name), (_, file) => this.written.push(`${name}/${file}`)));
    }
  }

  // The file as it is handed out, but for the names of this machine.
  async #settings(serverPort) {
    const site = (await readFile(join(root, "assets/nginx/zhiping.conf"), "utf8"))
      .replaceAll("pingjia.example.cn", "localhost")
      .replace(/listen \[::\].*;/g, "") // Not every machine that tests has it.
      .replace("listen 80;", `listen 127.0.0.1:${this.httpPort};`)
      .replace("listen 443 ssl http2;", `listen 127.0.0.1:${this.port} ssl http2;`)
      .replace("/etc/ssl/certs/localhost.pem", join(this.folder, "certificate.pem"))
      .replace("/etc/ssl/private/localhost.key", join(this.folder, "key.pem"))
      .replaceAll("/var/log/nginx/", `${this.folder}/`)
      .replace("server 127.0.0.1:8080;", `server 127.0.0.1:${serverPort};`);
    const paths = temporary.map((name) => `${name}_temp_path ${this.folder}/${name};`).join(" ");
    const user = process.getuid() === 0 ? "user root;" : "";
    return `daemon off; ${user} pid ${this.folder}/nginx.pid; events {} http { ${paths} ${site} }`;
  }

  async #begin() {
    this.process = spawn("nginx", ["-c", join(this.folder, "nginx.conf"), "-p", this.folder, "-e", "stderr"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    this.ended = new Promise((resolve) => this.process.once("exit", resolve));
    await repeat(async () => {
      if (!(await isListening(this.port))) throw new Error("nginx does not listen");
    });
  }

  connect() {
    return connectH2(this.origin, { ca: this.certificate });
  }

  // Everything that its logs say.
  async logs() {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith(".log"));
    return (await Promise.all(names.map((name) => readFile(join(this.folder, name), "utf8")))).join("");
  }

  async stop() {
    this.process.kill("SIGTERM");
    await this.ended;
    for (const watcher of this.watchers) watcher.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
