/** Signs that a terminal could obey, or that could hide or reorder what is shown. JSON itself escapes those below U+0020. */
const UNSEEN = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

/** One line of JSON that is harmless in a terminal as well: it holds no sign that is not seen. */
export function jsonLine(value: unknown): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value).replace(UNSEEN, (sign) => sign.split('').map(escaped).join(''))}\n`;
}
