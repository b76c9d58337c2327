// Runs in the page before its own scripts: `globalThis.afterFrame(then)` calls `then` when the frame is done that shows
// what the document is now. That is this frame for who changes the document within one, and the next one for others.
export const watchFrameEnds = () => {
  let isInFrame = false;
  const afterThisFrame = (then) => {
    const { port1, port2 } = new MessageChannel(); // A message that is sent within a frame comes after it.
    port1.onmessage = then;
    port2.postMessage(null);
  };
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) =>
    ask((time) => {
      if (!isInFrame)
        afterThisFrame(() => {
          isInFrame = false;
        });
      isInFrame = true;
      callback(time);
    });
  globalThis.afterFrame = (then) => {
    if (isInFrame) afterThisFrame(then);
    else window.ask_frame_unseen(() => afterThisFrame(then));
  };
};
