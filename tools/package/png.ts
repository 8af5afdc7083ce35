import { inflateSync } from 'node:zlib';

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, where it is stored so: 8 bits each, not interlaced. */
  readonly pixels?: Uint8Array;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const RGBA = 6;
const PIXEL = 4;
/** Nothing that is checked here is larger. */
const MOST_PIXELS = 1024 * 1024;

/**
 * The size of a PNG picture, and its pixels when it is stored as RGBA; nothing when it is no PNG. It checks no checksums.
 * @see https://www.w3.org/TR/png-3/
 */
export function readPng(bytes: Buffer): Png | undefined {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(SIGNATURE) || bytes.toString('latin1', 12, 16) !== 'IHDR')
    return undefined;
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  const isReadable = bytes[24] === 8 && bytes[25] === RGBA && bytes[28] === 0 && size.width * size.height <= MOST_PIXELS;
  if (!isReadable) return size;
  const pixels = pixelsOf(bytes, size);
  return pixels === undefined ? undefined : { ...size, pixels };
}

function pixelsOf(bytes: Buffer, { width, height }: Png): Uint8Array | undefined {
  const line = width * PIXEL;
  try {
    const raw = inflateSync(Buffer.concat(dataOf(bytes)), { maxOutputLength: height * (line + 1) });
    return raw.length === height * (line + 1) ? unfiltered(raw, line) : undefined;
  } catch {
    return undefined;
  }
}

function dataOf(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') found.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
}

/** Each line begins with its filter, which says what was taken away from each byte. */
function unfiltered(raw: Uint8Array, line: number): Uint8Array {
  const pixels = new Uint8Array((raw.length / (line + 1)) * line);
  for (let from = 0, to = 0; from < raw.length; from += line + 1, to += line) {
    for (let x = 0; x < line; x++) {
      const left = x < PIXEL ? 0 : (pixels[to + x - PIXEL] ?? 0);
      const up = pixels[to + x - line] ?? 0;
      const corner = x < PIXEL ? 0 : (pixels[to + x - PIXEL - line] ?? 0);
      pixels[to + x] = (raw[from + 1 + x] ?? 0) + predicted(raw[from] ?? 0, { left, up, corner });
    }
  }
  return pixels;
}

function predicted(filter: number, { left, up, corner }: { left: number; up: number; corner: number }): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value)) as [number, number, number];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
