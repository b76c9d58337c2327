// What the camera sees, in a dialog, until a code of ours is in it. The camera is on only while somebody looks.

import { ourCodes } from "./our_codes";

const betweenLooks_ms = 150;
const camera: MediaStreamConstraints = { video: { facingMode: "environment", width: { ideal: 1280 } } };

// Undefined where the browser cannot read codes, has no camera to ask for, or no dialog.
export const findDetector = async (): Promise<BarcodeDetector | undefined> => {
  if (!("BarcodeDetector" in window && navigator.mediaDevices && "HTMLDialogElement" in window)) return undefined;
  const formats = await BarcodeDetector.getSupportedFormats().catch((): string[] => []);
  return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : undefined;
};

export class LiveView {
  private readonly video: HTMLVideoElement;
  private readonly status: HTMLElement;
  private isAsking = false;

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly detector: BarcodeDetector,
  ) {
    this.video = dialog.querySelector("video")!;
    this.status = dialog.querySelector("p")!;
    dialog.querySelector("button")!.addEventListener("click", () => this.close());
    dialog.addEventListener("close", () => this.close()); // By Escape.
    addEventListener("pagehide", () => this.close());
    document.addEventListener("visibilitychange", () => document.hidden && this.close());
  }

  // What was read, one of it ours; nothing when the person closed it; undefined when the camera cannot be used.
  async open({ hold, foreign }: DOMStringMap): Promise<string[] | undefined> {
    if (this.isAsking || this.dialog.open) return [];
    const stream = await this.askForCamera();
    if (!stream) return undefined;
    this.video.srcObject = stream; // As long as it is, this view is the one that is open.
    try {
      if (document.hidden) return [];
      this.dialog.showModal();
      this.say(hold!);
      await this.video.play();
      return await this.look(stream, foreign!);
    } catch {
      return this.video.srcObject === stream ? undefined : [];
    } finally {
      if (this.video.srcObject === stream) this.close();
    }
  }

  private async askForCamera(): Promise<MediaStream | undefined> {
    this.isAsking = true;
    const stream = await navigator.mediaDevices.getUserMedia(camera).catch(() => undefined);
    this.isAsking = false;
    return stream;
  }

  private async look(stream: MediaStream, foreign: string): Promise<string[] | undefined> {
    for (;;) {
      const found = await this.detector.detect(this.video);
      if (this.video.srcObject !== stream) return [];
      if (!stream.active) return undefined; // Something else has taken the camera.
      const said = found.map(({ rawValue }) => rawValue);
      if (ourCodes(said).length) return said;
      if (said.length) this.say(foreign);
      await new Promise((resolve) => setTimeout(resolve, betweenLooks_ms));
    }
  }

  // Again only what is new: it is read aloud.
  private say(words: string): void {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  private close(): void {
    if (this.dialog.open) this.dialog.close();
    for (const track of (this.video.srcObject as MediaStream | null)?.getTracks() ?? []) track.stop();
    this.video.srcObject = null;
    this.status.textContent = "";
  }
}
