// An evaluation that is dissatisfied, its page, and staff who do their part by command.
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sendWithTus } from "./tus_client.mjs";

const token = () => randomBytes(16).toString("hex");

export const statement = "回来时车已被拖走，没有人告知，也没给凭证。";

// Nothing was wrong: it goes out without a second person.
const cleanReply = {
  findings: [
    { situation: "uncivil_language", finding: "did_not_happen" },
    { situation: "impounded_without_cause", finding: "lawful" },
  ],
  measures: [{ kind: "explained" }],
  text: "经查看执法记录仪，民警当时使用了规范用语；您的车停在消防通道上，依法拖移。现将核查结果答复如下。",
  basis: "道路交通安全法第九十三条",
};

// What --at takes: that many days from now, in China.
export const inDays = (days) =>
  new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

export class CitizenCase {
  // `facts` are of the code, as Server.createCode takes them; `photos` are files; `more` is what else is sent.
  static async submit(server, facts = {}, words = statement, { photos = [], ...more } = {}) {
    const own = new CitizenCase();
    own.server = server;
    own.secret = token();
    own.unit = await server.caidianBrigade();
    const code = await server.createCode(facts);
    const evidence = [];
    for (const photo of photos) {
      const { url } = await sendWithTus(photo, server.origin, { code, secret: own.secret });
      evidence.push(url.split("/").at(-1));
    }
    const answer = await fetch(`${server.origin}/api/v1/evaluations`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${own.secret}` },
      body: JSON.stringify({
        code,
        submission_id: token(),
        catalogue_version: 1,
        language: "zh-CN",
        agreed_at: Math.floor(Date.now() / 1000),
        satisfaction: "dissatisfied",
        situations: ["uncivil_language", "impounded_without_cause"],
        statement: words,
        evidence,
        ...more,
      }),
    });
    const { receipt, query_code } = await answer.json();
    own.receipt = receipt;
    own.queryCode = query_code;
    own.address = `${server.origin}/r/${own.receipt}?secret=${own.secret}&lang=zh-CN`;
    return own;
  }

  act(action, ...more) {
    return this.server.command("cases", "act", this.receipt, action, ...more);
  }

  handle(action, ...more) {
    return this.act(action, "--as", "handler", "--unit", this.unit, "--name", "承办甲", "--badge", "000111", ...more);
  }

  async issueReply() {
    await this.handle("take");
    await this.handle("issue_reply", "--reply", await this.replyFile());
  }

  // Nothing was wrong, or what `more` says instead.
  async replyFile(more = {}) {
    const file = join(this.server.data, `reply-${token()}.json`);
    await writeFile(file, JSON.stringify({ ...cleanReply, ...more }));
    return file;
  }

  // What it is by now, as its citizen is told.
  async seen() {
    const headers = { Authorization: `Bearer ${this.secret}` };
    return (await fetch(`${this.server.origin}/api/v1/evaluations/${this.receipt}/case`, { headers })).json();
  }
}
