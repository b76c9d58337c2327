// Draws triangles with WebGL 1. What they are, C++ says (web/ui/renderer.cpp).

const vertexBytes = 20; // Place and place in the texture as four floats, colour as four bytes.
const commandWords = 8; // As platform::DrawCommand.

const vertexSource = `
attribute vec2 place;
attribute vec2 uv;
attribute vec4 colour;
uniform vec2 size;
varying vec2 sampleAt;
varying vec4 tint;
void main() {
  sampleAt = uv;
  tint = colour;
  gl_Position = vec4(place.x / size.x * 2.0 - 1.0, 1.0 - place.y / size.y * 2.0, 0, 1);
}`;

const fragmentSource = `
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float; // Medium precision has too few digits for a whole texture: glyphs would blur.
#else
precision mediump float;
#endif
uniform sampler2D image;
uniform vec4 least; // (1, 1, 1, 0) for an image of coverage only, else zeros.
varying vec2 sampleAt;
varying vec4 tint;
void main() { gl_FragColor = tint * max(texture2D(image, sampleAt), least); }`;

const attributes = ["place", "uv", "colour"];

const compile = (gl: WebGLRenderingContext, program: WebGLProgram, type: number, source: string): void => {
  const shader = gl.createShader(type)!;
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  gl.attachShader(program, shader);
};

// Nothing is asked of WebGL here: every answer would wait for the GPU.
const makeProgram = (gl: WebGLRenderingContext): WebGLProgram => {
  const program = gl.createProgram()!;
  compile(gl, program, gl.VERTEX_SHADER, vertexSource);
  compile(gl, program, gl.FRAGMENT_SHADER, fragmentSource);
  attributes.forEach((name, index) => gl.bindAttribLocation(program, index, name));
  gl.linkProgram(program);
  return program;
};

interface Texture {
  texture: WebGLTexture;
  format: number;
}

export class Renderer {
  private textures = new Map<number, Texture>();
  private size: WebGLUniformLocation | null;
  private least: WebGLUniformLocation | null;

  constructor(private gl: WebGLRenderingContext) {
    const program = makeProgram(gl);
    gl.useProgram(program);
    this.size = gl.getUniformLocation(program, "size");
    this.least = gl.getUniformLocation(program, "least");
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    attributes.forEach((_, index) => gl.enableVertexAttribArray(index));
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.enable(gl.SCISSOR_TEST);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1); // Rows have no gaps.
  }

  createTexture(id: number, width: number, height: number, bytesPerPixel: number, pixels: Uint8Array): void {
    const { gl } = this;
    const texture = gl.createTexture()!;
    const format = bytesPerPixel === 1 ? gl.ALPHA : gl.RGBA;
    this.textures.set(id, { texture, format });
    gl.bindTexture(gl.TEXTURE_2D, texture);
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    gl.texImage2D(gl.TEXTURE_2D, 0, format, width, height, 0, format, gl.UNSIGNED_BYTE, pixels);
  }

  updateTexture(id: number, x: number, y: number, width: number, height: number, pixels: Uint8Array): void {
    const { gl } = this;
    const { texture, format } = this.textures.get(id)!;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, format, gl.UNSIGNED_BYTE, pixels);
  }

  destroyTexture(id: number): void {
    this.gl.deleteTexture(this.textures.get(id)?.texture ?? null); // What was made before this renderer is gone.
    this.textures.delete(id);
  }

  draw(width: number, height: number, vertices: Uint8Array, indices: Uint8Array, commands: Int32Array): void {
    const { gl } = this;
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform2f(this.size, width, height);
    gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STREAM_DRAW);
    for (let at = 0; at < commands.length; at += commandWords)
      this.drawCommand(commands.subarray(at, at + commandWords));
  }

  private drawCommand([texture, firstIndex, indexCount, firstVertex, left, top, right, bottom]:
    Int32Array | number[]): void {
    const { gl } = this;
    if (right! <= left! || bottom! <= top!) return;
    const offset = firstVertex! * vertexBytes;
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, vertexBytes, offset);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, vertexBytes, offset + 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, vertexBytes, offset + 16);
    gl.scissor(left!, gl.drawingBufferHeight - bottom!, right! - left!, bottom! - top!);
    const image = this.textures.get(texture!)!;
    const least = image.format === gl.ALPHA ? 1 : 0;
    gl.uniform4f(this.least, least, least, least, 0);
    gl.bindTexture(gl.TEXTURE_2D, image.texture);
    gl.drawElements(gl.TRIANGLES, indexCount!, gl.UNSIGNED_SHORT, firstIndex! * 2);
  }
}
