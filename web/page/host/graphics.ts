// Whether the form is drawn on the canvas, or shown as HTML: the same elements, made visible.

import { canReadGlyphs } from "./glyphs";
import { isRestyled } from "./probe";
import { Renderer } from "./renderer";

const restoredWithin_ms = 2000;

const forcedColours = matchMedia("(forced-colors: active)");

// For the whole visit: it is asked for, or what is read of a canvas is not what was drawn.
let isWanted = new URLSearchParams(location.search).get("html") === "1" || !canReadGlyphs();

export class Graphics {
  renderer: Renderer | undefined; // None while there is nothing to draw on.
  private isGone = false;
  private isCovered = false; // By elements that a style forced on the page has given a ground.
  private isPrinted = false; // A canvas ends where the window does, and paper does not.
  private waiting: number | undefined;

  // `changed` when it is drawn on another canvas, or shown in another way.
  constructor(
    private canvas: HTMLCanvasElement,
    private changed: () => void,
  ) {
    canvas.addEventListener("webglcontextlost", (event) => this.lose(event));
    canvas.addEventListener("webglcontextrestored", () => this.restore());
    forcedColours.addEventListener?.("change", changed);
    let place = 0;
    addEventListener("beforeprint", () => {
      place = scrollY;
      this.print(true);
    });
    addEventListener("afterprint", () => {
      this.print(false);
      scrollTo(0, place);
    });
  }

  get isHtml(): boolean {
    return isWanted || forcedColours.matches || this.isGone || this.isCovered || this.isPrinted;
  }

  askForHtml(): void {
    isWanted = true;
    this.changed();
  }

  // The same one each time. Dear ImGui smooths its own edges. The GPU takes its time: ask before it is needed.
  prepare(): WebGLRenderingContext | null {
    return this.isHtml ? null : this.canvas.getContext("webgl", { alpha: false, antialias: false, depth: false });
  }

  // Returns whether what is drawn on is new, and knows of no textures.
  open(): boolean {
    this.isCovered = isRestyled();
    if (this.isHtml || this.renderer) return false;
    const gl = this.prepare();
    if (!gl) this.isGone = true;
    else if (!gl.isContextLost()) this.renderer = new Renderer(gl);
    return !!this.renderer;
  }

  private print(isPrinted: boolean): void {
    this.isPrinted = isPrinted;
    this.changed();
  }

  private lose(event: Event): void {
    event.preventDefault(); // Or it never comes back.
    this.renderer = undefined;
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => {
      this.isGone = true;
      this.changed();
    }, restoredWithin_ms);
  }

  // A person who already has the HTML form keeps it.
  private restore(): void {
    clearTimeout(this.waiting);
    if (!this.isGone) this.changed();
  }
}
