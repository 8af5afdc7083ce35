import { deflateSync } from 'node:zlib';

type Rgba = readonly [number, number, number, number];
export const WHITE: Rgba = [255, 255, 255, 255];
export const CLEAR: Rgba = [0, 0, 0, 0];

/** A PNG of equal sides, without checksums, whose lines go through the filters 0 to 4 in turn. */
export function png(side: number, pixel: (x: number, y: number) => Rgba): Buffer {
  const at = (x: number, y: number, channel: number) => (x < 0 || y < 0 ? 0 : pixel(x, y)[channel]) ?? 0;
  const lines = Array.from({ length: side }, (_, y) => [
    y % 5,
    ...Array.from({ length: side * 4 }, (_unused, index) => {
      const [x, channel] = [index >> 2, index % 4];
      const near = { left: at(x - 1, y, channel), up: at(x, y - 1, channel), corner: at(x - 1, y - 1, channel) };
      return (at(x, y, channel) - predicted(y % 5, near)) & 255;
    }),
  ]);
  return assembled(side, deflateSync(Buffer.from(lines.flat())));
}

function predicted(filter: number, { left, up, corner }: { left: number; up: number; corner: number }): number {
  const guess = left + up - corner;
  const nearest = [left, up, corner].toSorted((a, b) => Math.abs(guess - a) - Math.abs(guess - b))[0] ?? 0;
  return [0, left, up, Math.floor((left + up) / 2), nearest][filter] ?? 0;
}

/** `kind` is PNG's type of colour: 6 has opacity, 2 has none. */
export function assembled(side: number, data: Buffer, kind = 6): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, kind, 0, 0, 0], 8);
  const chunks = [chunk('IHDR', head), chunk('IDAT', data.subarray(0, 20)), chunk('IDAT', data.subarray(20)), chunk('IEND')];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}
