// Of the Shape Detection API what is used here; no library of TypeScript has it.

interface DetectedBarcode {
  rawValue: string;
}

declare class BarcodeDetector {
  static getSupportedFormats(): Promise<string[]>;
  constructor(options: { formats: string[] });
  detect(source: CanvasImageSource): Promise<DetectedBarcode[]>;
}
