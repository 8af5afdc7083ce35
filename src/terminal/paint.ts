import { styleText } from 'node:util';

export type Look = 'plain' | 'mono' | 'bold' | 'heading' | 'faint' | 'good' | 'accent' | 'warning';
/** A text in its colour, or as it is where there are no colours. */
export type Paint = (look: Look, text: string) => string;

const STYLES = {
  mono: 'cyan',
  bold: 'bold',
  heading: ['bold', 'underline'],
  faint: 'dim',
  good: ['bold', 'green'],
  accent: ['bold', 'blue'],
  warning: ['bold', 'yellow'],
} as const;

/** `isColoured` is for the caller to know: a terminal, and nobody asked for none. */
export function createPaint(isColoured: boolean): Paint {
  return (look, text) => {
    if (!isColoured || look === 'plain' || text === '') return text;
    const style = STYLES[look];
    return styleText(typeof style === 'string' ? style : [...style], text, { validateStream: false });
  };
}
