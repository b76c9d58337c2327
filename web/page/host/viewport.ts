// Keeps the canvas under what the person sees and asks for frames only when something changed.
// The document scrolls, not the canvas: it is taller than the window, and is moved and drawn anew
// only when the view comes near its edge.

import { followTextSize } from "./probe";

export interface View {
  width: number;
  height: number; // 0 where the document itself is seen.
  origin: number;
  window: number;
  density: number;
  textScale: number;
  dark: boolean;
}

const overscan = 1.6; // Height of the canvas in windows.
const edge = 0.1; // How near its edge, in windows, the view may come.
const maxSide = 4096; // In either direction: what old phones' WebGL takes.

const darkScheme = matchMedia("(prefers-color-scheme: dark)");

export class Viewport {
  private documentHeight = 0;
  private origin = 0;
  private scheduled = false;
  private pinch: number | undefined;

  // `draw` returns whether it wants another frame.
  constructor(
    private canvas: HTMLCanvasElement,
    private root: HTMLElement,
    private isHtml: () => boolean,
    private draw: (view: View) => boolean,
  ) {
    const ask = (): void => this.requestFrame();
    addEventListener("resize", ask);
    addEventListener(
      "scroll",
      () => {
        if (this.isNearEdge()) ask();
      },
      { passive: true },
    );
    darkScheme.addEventListener?.("change", ask);
    visualViewport?.addEventListener("resize", () => {
      clearTimeout(this.pinch);
      this.pinch = window.setTimeout(ask, 150);
    });
    this.watchDensity();
  }

  requestFrame(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.frame();
    });
  }

  frame(): void {
    followTextSize();
    const view = this.view();
    this.placeCanvas(view);
    if (this.draw(view)) this.requestFrame();
  }

  setDocumentHeight(height: number): void {
    if (height === this.documentHeight) return;
    this.documentHeight = height;
    this.fitDocument();
    this.requestFrame(); // A taller document may need a taller canvas.
  }

  fitDocument(): void {
    this.root.style.height = this.isHtml() ? "" : `${this.documentHeight}px`;
  }

  private view(): View {
    const width = this.root.clientWidth;
    const html = this.isHtml();
    const height = html ? 0 : Math.ceil(Math.min(overscan * innerHeight, Math.max(this.documentHeight, innerHeight)));
    if (html) this.origin = 0;
    else if (this.isNearEdge() || this.origin + height > Math.max(this.documentHeight, innerHeight))
      this.origin = this.bestOrigin(height);
    const wanted = devicePixelRatio * Math.min(visualViewport?.scale ?? 1, 2);
    return {
      width,
      height,
      origin: this.origin,
      window: innerHeight,
      density: Math.min(wanted, maxSide / Math.max(width, height)),
      textScale: parseFloat(getComputedStyle(document.documentElement).fontSize) / 16,
      dark: darkScheme.matches,
    };
  }

  // Of the window in the form, above which something may be offered.
  private get top(): number {
    return scrollY - this.root.offsetTop;
  }

  private isNearEdge(): boolean {
    if (this.isHtml()) return false;
    const { top, origin, documentHeight } = this;
    const height = this.canvas.clientHeight;
    const margin = edge * innerHeight;
    const above = origin > 0 && top < origin + margin;
    const below = origin + height < documentHeight && top + innerHeight > origin + height - margin;
    return above || below;
  }

  private bestOrigin(height: number): number {
    const centred = this.top - (height - innerHeight) / 2;
    const origin = Math.max(0, Math.min(centred, this.documentHeight - height));
    return Math.round(origin * devicePixelRatio) / devicePixelRatio;
  }

  private placeCanvas(view: View): void {
    if (view.height === 0) return;
    const { canvas } = this;
    const width = Math.round(view.width * view.density);
    const height = Math.round(view.height * view.density);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
    canvas.style.top = `${view.origin}px`;
  }

  private watchDensity(): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener?.(
      "change",
      () => {
        this.requestFrame();
        this.watchDensity();
      },
      { once: true },
    );
  }
}
