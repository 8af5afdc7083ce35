import type { Run } from '../words/words.ts';

/** The inlines of a RichTextBlock. Foreign text stands nowhere else: a TextRun knows no Markdown, so nothing in it becomes a link. */
export type Inlines = readonly {
  readonly type: 'TextRun';
  readonly text: string;
  readonly fontType?: 'Monospace';
  readonly weight?: 'Bolder';
}[];

/** Runs as inlines. An empty line would not be drawn at all, so it holds a space; a value of invisible characters alone shows as a dash. */
export function inlines(runs: readonly Run[]): Inlines {
  if (runs.length === 0) return [{ type: 'TextRun', text: ' ' }];
  return joined(runs).map(({ text, style }) => ({
    type: 'TextRun',
    text: text === '' ? '–' : text,
    ...(style === 'mono' && { fontType: 'Monospace' as const }),
    ...(style === 'bold' && { weight: 'Bolder' as const }),
  }));
}

/** Neighbours of the same look as one run: each run costs some fifty bytes of a card. Only plain ones, so that values stay apart. */
function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const before = found.at(-1);
    if (before?.style === 'plain' && run.style === 'plain') found[found.length - 1] = { ...before, text: before.text + run.text };
    else found.push(run);
  }
  return found;
}
