import { tokenResultCard } from '../cards/token.ts';
import type { Claims } from '../triage/claims.ts';
import { readPrivately } from '../triage/read-privately.ts';
import type { TokenReading } from '../triage/token.ts';
import { harmless } from '../words/foreign.ts';
import type { Words } from '../words/words.ts';
import { readAll, readHidden } from './input.ts';
import { jsonLine } from './json.ts';
import { heading, noticeLines } from './print.ts';
import { plain } from './say.ts';
import type { Desk, ExitCode } from './surroundings.ts';
import { type Page, wrap } from './wrap.ts';

const ORIGIN = { session: 'terminal', revision: 0, owner: '' };
/** As wide as the longest usual name of a claim. */
const NAMES = 12;

/** `token`: what a token says, read here and nowhere else. The token itself is never written anywhere. */
export async function runToken({ at, words, page, flags }: Desk): Promise<ExitCode> {
  if (at.input.isTTY) at.error(plain(words, 'terminal.prompt.token'));
  const text = at.input.isTTY ? await readHidden(at.input) : await readAll(at.input);
  if (text === undefined) return 130;
  const reading = readPrivately(text);
  if (reading.kind === 'empty') {
    at.error(plain(words, 'terminal.token.empty'));
    return 1;
  }
  const lines = flags.has('json') ? jsonLine(reading) : `${tokenLines(words, reading, { now: at.now(), page }).join('\n')}\n`;
  at.out(lines);
  return reading.kind === 'malformed' ? 1 : 0;
}

/** The sentences of the private dialog, then the allow-listed claims by their names. */
export function tokenLines(
  words: Words,
  reading: TokenReading,
  { now, page }: { readonly now: number; readonly page: Page },
): readonly string[] {
  const card = tokenResultCard(words, reading, { now, isUsed: false, origin: ORIGIN });
  return [
    ...noticeLines(card, page),
    ...('claims' in reading ? [...heading(words.text('terminal.token.claims'), page), ...claimLines(reading.claims, page)] : []),
  ];
}

function claimLines(claims: Claims, page: Page): readonly string[] {
  // What is true or false was concluded here and is no claim.
  const own = Object.entries(claims).filter(([, value]) => typeof value !== 'boolean');
  return own.flatMap(([name, value]) => {
    const values = (Array.isArray(value) ? value : [value]).map((one) => harmless(String(one)));
    const pieces = values.flatMap((text, i) => [
      ...(i === 0 ? [] : [{ text: ' ', look: 'plain' } as const]),
      { text, look: 'mono' } as const,
    ]);
    return wrap(pieces, page, `  ${name.padEnd(NAMES)}`);
  });
}
