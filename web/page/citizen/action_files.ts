// Photos and videos that go with added words: sent first, by parts that a broken network does not cost, with the script
// that the form has for it. Without that script they go with the form itself.

import { FormField, type FileEvent } from "names";
import type { EvidenceFiles } from "./evidence/interface";

const maxTries = 8;
const betweenTries_ms = 4000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Sent {
  id: string;
  bytes: number;
  sent: number;
  upload: string;
  tries: number;
}

// One file after the other.
class Batch {
  private readonly files: Sent[] = [];
  private readonly evidence: EvidenceFiles;
  private heard: (event: FileEvent, number: number) => void = () => {};

  constructor(
    make: NonNullable<typeof window.zhipingEvidence>,
    private endpoint: string,
    private secret: string,
    private progressed: (part: number) => void,
  ) {
    this.evidence = make({
      offered: ({ id, bytes }) => this.files.push({ id, bytes, sent: 0, upload: "", tries: 0 }),
      happened: (id, event, number, words) => this.happened(id, event, number, words),
      thumbnail: () => {},
    });
  }

  async send(chosen: File[]): Promise<string[]> {
    await this.evidence.offer(0, chosen);
    for (const file of this.files) while (!(await this.hold(file))) await wait(betweenTries_ms);
    return this.files.map(({ upload }) => upload);
  }

  // Whether the server has it whole. Throws when it cannot come.
  private hold(file: Sent): Promise<boolean> {
    if (++file.tries > maxTries) throw new Error("no network");
    return new Promise((resolve, reject) => {
      this.heard = (event, status) => {
        if (event === "held") resolve(true);
        if (event === "unreadable" || event === "missing" || event === "blocked") reject(new Error(event));
        if (event === "broken" && status >= 400 && status < 500 && status !== 423) reject(new Error(event));
        else if (event === "broken") resolve(false);
      };
      this.evidence.send(file.id, {
        upload: file.upload,
        code: "",
        secret: this.secret,
        language: document.documentElement.lang,
        endpoint: this.endpoint,
      });
    });
  }

  private happened(id: string, event: FileEvent, number: number, words: string): void {
    const file = this.files.find((each) => each.id === id);
    if (!file) return;
    if (event === "created") file.upload = words;
    if (event === "sent") file.sent = number;
    const all = this.files.reduce((sum, each) => sum + each.bytes, 1);
    this.progressed(this.files.reduce((sum, each) => sum + each.sent, 0) / all);
    this.heard(event, number);
  }
}

const load = (address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (window.zhipingEvidence) return resolve();
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = reject;
    document.head.append(script);
  });

export const sendFiles = async (
  form: HTMLFormElement,
  body: FormData,
  progressed: (part: number) => void,
): Promise<void> => {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const chosen = Array.from(input?.files ?? []);
  const { endpoint } = form.dataset;
  if (!chosen.length || !endpoint) return;
  await load(document.querySelector<HTMLScriptElement>("script[data-evidence]")!.dataset.evidence!).catch(() => {});
  if (!window.zhipingEvidence) return;
  const secret = String(body.get("upload_secret"));
  const batch = new Batch(window.zhipingEvidence, endpoint, secret, progressed);
  const uploads = await batch.send(chosen).catch((error: Error) => {
    if (error.message === "no network") throw error;
  });
  if (!uploads) return; // Refused: the form itself is told why.
  body.delete(input!.name);
  for (const upload of uploads) body.append(FormField.Upload, upload);
};
