import { readFile } from 'node:fs/promises';
import type { ReadStream } from 'node:tty';

/** Where text comes from: a terminal, a pipe or a file. */
export type Input = ReadStream;

/** More than any paste may hold; the rest is not even read. */
const MOST_BYTES = 1_000_000;
/** After Enter, so much time passes before the next part of a long paste. */
const PAUSE = 200;
const [INTERRUPT, END] = ['\u0003', '\u0004'];

/** Everything until the end of the input. Windows shells write UTF-16 into files and pipes. */
export async function readAll(input: Input): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk as Buffer);
    chunks.push(bytes);
    length += bytes.length;
    if (length > MOST_BYTES) break;
  }
  return decoded(Buffer.concat(chunks));
}

/** The text of a file, or nothing when it cannot be read. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return decoded(await readFile(path));
  } catch {
    return undefined;
  }
}

function decoded(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}

/**
 * What is typed or pasted into a terminal, without showing it; Enter ends it, unless more of a paste follows at once.
 * A terminal that shows what is typed also cuts it at 4,096 characters, and a token may be longer. Nothing when it was cancelled.
 */
export function readHidden(input: Input): Promise<string | undefined> {
  return new Promise((done) => {
    let text = '';
    let pause: NodeJS.Timeout | undefined;
    const finish = (result: string | undefined) => {
      clearTimeout(pause);
      input.off('data', take);
      input.setRawMode(false).pause();
      done(result);
    };
    const take = (chunk: string) => {
      clearTimeout(pause);
      text += chunk;
      if (chunk.includes(INTERRUPT)) finish(undefined);
      else if (chunk.includes(END) || text.length > MOST_BYTES) finish(text.replaceAll(END, ''));
      else if (/[\r\n]$/.test(text)) pause = setTimeout(() => finish(text), PAUSE);
    };
    input.setEncoding('utf8').setRawMode(true).on('data', take).resume();
  });
}
