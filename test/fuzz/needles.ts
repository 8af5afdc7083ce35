/** Finds any of many texts in bytes, in one pass however many there are. */
export interface Needles {
  /** Text of at least `SHORTEST` ASCII characters; `owner` is what a hit is told by. */
  readonly add: (text: string, owner: number) => void;
  /** Where any of them stands, each as often as it is there. Capitals count as small letters. */
  readonly find: (bytes: Uint8Array) => readonly Hit[];
}

export interface Hit {
  readonly owner: number;
  /** Of its first byte. */
  readonly at: number;
}

/** Shorter ones could stand somewhere by chance. */
export const SHORTEST = 12;
const BASE = 0x01000193;
const BITS = 22;
const TOP = Array.from({ length: SHORTEST - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1);
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/** Rabin and Karp's rolling hash over the first bytes of each; what it suspects is compared whole. */
export function createNeedles(): Needles {
  const suspects = new Uint8Array(2 ** BITS);
  const byHash = new Map<number, { readonly folded: Buffer; readonly owner: number }[]>();
  return {
    add(text, owner) {
      const folded = Buffer.from(Buffer.from(text).map(foldByte));
      if (folded.length < SHORTEST) throw new Error(`too short to look for: ${folded.length}`);
      const hash = folded.subarray(0, SHORTEST).reduce((sum, byte) => Math.imul(sum, BASE) + byte, 0) >>> 0;
      suspects[hash >>> (32 - BITS)] = 1;
      byHash.set(hash, [...(byHash.get(hash) ?? []), { folded, owner }]);
    },
    find(bytes) {
      const found: Hit[] = [];
      let hash = 0;
      for (let end = 0; end < bytes.length; end += 1) {
        if (end >= SHORTEST) hash = (hash - Math.imul(foldByte(bytes[end - SHORTEST] ?? 0), TOP)) | 0;
        hash = (Math.imul(hash, BASE) + foldByte(bytes[end] ?? 0)) | 0;
        if (suspects[hash >>> (32 - BITS)] !== 1 || end < SHORTEST - 1) continue;
        const begin = end - SHORTEST + 1;
        for (const { folded, owner } of byHash.get(hash >>> 0) ?? [])
          if (isAt(bytes, begin, folded)) found.push({ owner, at: begin });
      }
      return found;
    },
  };
}

function foldByte(byte: number): number {
  return FOLD[byte] ?? byte;
}

function isAt(bytes: Uint8Array, begin: number, folded: Uint8Array): boolean {
  return folded.every((byte, index) => foldByte(bytes[begin + index] ?? 0) === byte);
}
