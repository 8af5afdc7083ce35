import { readFileSync } from 'node:fs';
import { ROOT } from '../src/root.ts';

export interface Copy {
  /** The stage that the files come from; none: the repository. */
  readonly from?: string;
  readonly sources: readonly string[];
  readonly target: string;
}

export interface Stage {
  readonly name: string;
  readonly lines: readonly string[];
  readonly copies: readonly Copy[];
}

/** The stages of `Dockerfile`, with continued lines joined and comments left out. */
export function readStages(): readonly Stage[] {
  const text = readFileSync(new URL('Dockerfile', ROOT), 'utf8');
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  const starts = lines.flatMap((line, at) => (line.startsWith('FROM ') ? [at] : []));
  return starts.map((start, at) => {
    const own = lines.slice(start, starts[at + 1]).filter((line) => line !== '');
    return { name: / AS (\S+)$/.exec(own[0] ?? '')?.[1] ?? '', lines: own, copies: own.flatMap(copyOf) };
  });
}

function copyOf(line: string): readonly Copy[] {
  const words = /^COPY (.+)$/.exec(line)?.[1]?.split(' ');
  if (words === undefined) return [];
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  return [{ ...(from !== undefined && { from }), sources: paths.slice(0, -1), target: paths.at(-1) ?? '' }];
}

/** The words of the one line that begins so, written as JSON: `CMD ["node", "x.js"]`. */
export function execForm(stage: Stage, instruction: string): readonly string[] {
  const line = stage.lines.find((one) => one.startsWith(`${instruction} `)) ?? '';
  return JSON.parse(line.slice(line.indexOf('[')));
}

/** What `ENV` sets in a stage. */
export function settingsOf(stage: Stage): Readonly<Record<string, string>> {
  const pairs = stage.lines.filter((line) => line.startsWith('ENV ')).flatMap((line) => line.slice(4).split(' '));
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
}
