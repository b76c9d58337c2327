// Watches the form from outside: its frames, its glyphs and its memory. Each function runs in the page, before the
// page's own scripts (page.addInitScript), and wraps what the browser offers them.

// Frames. `globalThis.frames` gets one entry for each task in which something was drawn with WebGL: its `kind`, as
// `globalThis.frameKind` said when it began; `drawn_ms` from its start to the end of its last draw call; `whole_ms`
// to its own end, with what follows the drawing (the document, the draft); how many glyphs the phone drew for it.
export const watchFrames = () => {
  globalThis.frames = [];
  let lastDraw;
  let glyphs;
  globalThis.timeFrame = (work) => {
    const start = performance.now();
    lastDraw = undefined;
    glyphs = 0;
    work();
    const end = performance.now();
    if (lastDraw === undefined) return;
    globalThis.frames.push({ kind: globalThis.frameKind, drawn_ms: lastDraw - start, whole_ms: end - start, glyphs });
  };
  // The unwrapped one, for whoever measures.
  globalThis.nextFrame = globalThis.requestAnimationFrame.bind(globalThis);
  // Until the next frame was drawn and its pixels are there. Here the processor itself draws them, in other threads,
  // and would slow down the next frame, which a phone's graphics do not.
  globalThis.frameIsDrawn = async () => {
    await new Promise(globalThis.nextFrame);
    const gl = document.querySelector("canvas").getContext("webgl");
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    await new Promise((resolve) => setTimeout(resolve, 30));
  };
  globalThis.requestAnimationFrame = (callback) =>
    globalThis.nextFrame((time) => globalThis.timeFrame(() => callback(time)));
  for (const name of ["drawElements", "drawArrays"]) {
    const draw = WebGLRenderingContext.prototype[name];
    WebGLRenderingContext.prototype[name] = function (...words) {
      draw.apply(this, words);
      lastDraw = performance.now();
    };
  }
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...words) {
    ++glyphs;
    return write.apply(this, words);
  };
};

// What a machine that does other things too makes of a task of 4 ms: `globalThis.calibrateControl()` finds how much
// arithmetic takes as long, and each `globalThis.runControl()` does it in a frame of its own and adds its time to
// `globalThis.controls_ms`.
export const watchControl = () => {
  const wanted_ms = 4;
  const trial = 1_000_000;
  let rounds = 0;
  globalThis.controls_ms = [];
  const spin = (count) => {
    const start = performance.now();
    let value = 1;
    for (let round = 0; round < count; ++round) value = (value * 1103515245 + 12345) & 0x7fffffff;
    return value < 0 ? NaN : performance.now() - start; // The value is used, or the loop could be left out.
  };
  const spinInFrame = (count) => new Promise((resolve) => globalThis.nextFrame(() => resolve(spin(count))));
  globalThis.calibrateControl = async () => {
    const times = [];
    for (let run = 0; run < 15; ++run) times.push(await spinInFrame(trial));
    rounds = (trial * wanted_ms) / times.sort((a, b) => a - b)[times.length >> 1];
  };
  globalThis.runControl = async () => globalThis.controls_ms.push(await spinInFrame(rounds));
};

// Glyphs. `globalThis.glyphSpans` gets the stretches of time that went into drawing glyphs on a 2D canvas:
// - of a timer in which the canvas was used, the whole task: it does nothing else, and cutting the glyphs out of what
//   was drawn comes after the last call;
// - elsewhere, where the form draws its frame between two glyphs, from the first to the last of calls that follow each
//   other within a millisecond. The cutting after the last one is not seen there.
export const watchGlyphs = () => {
  const spans = (globalThis.glyphSpans = []);
  const sameWork_ms = 1;
  let timer;
  const used = (start, end, glyphs) => {
    if (timer) {
      timer.glyphs += glyphs;
      timer.isUsed = true;
      return;
    }
    const last = spans.at(-1);
    if (!last || last.isTimer || start - last.end > sameWork_ms) return spans.push({ start, end, glyphs });
    last.end = end;
    last.glyphs += glyphs;
  };
  for (const name of ["measureText", "clearRect", "fillText", "getImageData"]) {
    const call = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...words) {
      const start = performance.now();
      const answer = call.apply(this, words);
      used(start, performance.now(), name === "fillText" ? 1 : 0);
      return answer;
    };
  }
  const ask = globalThis.setTimeout.bind(globalThis);
  const timed =
    (callback) =>
    (...words) => {
      const mine = (timer = { isTimer: true, isUsed: false, start: performance.now(), glyphs: 0 });
      try {
        callback(...words);
      } finally {
        timer = undefined;
        if (mine.isUsed) spans.push({ ...mine, end: performance.now() });
      }
    };
  globalThis.setTimeout = (callback, ...words) => ask(timed(callback), ...words);
};

// Memory. `globalThis.wasmMemory` becomes the memory of the WebAssembly instance, which only ever grows.
export const watchMemory = () => {
  const keep = (made) => {
    const { exports } = made.instance ?? made;
    globalThis.wasmMemory = Object.values(exports).find((each) => each instanceof WebAssembly.Memory);
    return made;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = (...words) => instantiate(...words).then(keep);
  }
};
