// nginx that takes files with PUT, as an operator would set it up: webdav.mjs FOLDER PORT
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, port] = process.argv.slice(2);
mkdirSync(join(folder, "files"), { recursive: true });
const settings = join(folder, "nginx.conf");
writeFileSync(
  settings,
  `
daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr; user root;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path ${folder}/temporary;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/files;
    client_max_body_size 1g;
    dav_methods PUT;
  }
}
`,
);
const nginx = spawn("nginx", ["-c", settings, "-p", folder, "-e", "stderr"], {
  stdio: ["ignore", "ignore", "inherit"],
});
process.once("SIGTERM", () => nginx.kill("SIGQUIT"));
nginx.once("exit", (status) => process.exit(status ?? 1));
setTimeout(() => console.log(`Listening on http://127.0.0.1:${port}`), 500);
