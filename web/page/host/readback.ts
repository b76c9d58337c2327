// Protection against fingerprinting makes a canvas lie when it is read, in white, in zeros or in noise: text drawn from
// that would be blocks. So it is read once what everybody knows.

const side = 16; // Of the area: noise that changes one pixel in a hundred is noticed.

export const readsBack = (context: CanvasRenderingContext2D): boolean => {
  try {
    context.clearRect(0, 0, side, side);
    context.fillStyle = "#000";
    context.fillRect(0, 0, side / 2, side);
    context.fillStyle = "#fff";
    context.fillRect(0, 0, side / 2, side / 2);
    const { data } = context.getImageData(0, 0, side, side);
    context.clearRect(0, 0, side, side);
    // White above black, and nothing beside them.
    return data.every((value, index) => {
      const isInk = index % (4 * side) < 2 * side;
      const isWhite = index < 2 * side * side;
      return value === (isInk && (isWhite || index % 4 === 3) ? 255 : 0);
    });
  } catch {
    return false;
  }
};
