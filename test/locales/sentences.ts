import { type Message, parseMessage } from '../../tools/locale/message.ts';
import { wordsOf } from './catalogues.ts';

/** What people type is theirs: the bot's form of address and punctuation do not bind them. */
const TYPED = /^commands\.|\.typed\./;

/** Every sentence that a message can become, with its parameters as `{name}` and the number of a plural as `{#}`. */
export function sentencesOf(text: string): readonly string[] {
  return expanded(parseMessage(text), false);
}

/** Keys and sentences of a language that break a rule, with what breaks it. */
export function breaches(locale: string, rule: (sentence: string, key: string) => readonly string[]): readonly string[] {
  const said = [...wordsOf(locale)].filter(([key]) => !TYPED.test(key));
  const found = said.flatMap(([key, text]) =>
    sentencesOf(text).flatMap((sentence) => rule(sentence, key).map((fault) => `${key}: ${fault}: ${sentence}`)),
  );
  return [...new Set(found)];
}

/** The sentence as it reads: without marks, with `fill` for identifiers and parameters. */
export function bare(sentence: string, fill: string | ((name: string) => string) = 'X'): string {
  const filled = (name: string) => (typeof fill === 'string' ? fill : fill(name));
  return sentence
    .replace(/`([^`]+)`/g, (_, code: string) => filled(code))
    .replace(/\{([^{},]+)[^{}]*\}/g, (_, name: string) => filled(name))
    .replaceAll('**', '');
}

function expanded(message: Message, isCounted: boolean): readonly string[] {
  return message.reduce<readonly string[]>(
    (all, piece) => {
      const texts = textsOf(piece, isCounted);
      return all.flatMap((before) => texts.map((text) => before + text));
    },
    [''],
  );
}

function textsOf(piece: Message[number], isCounted: boolean): readonly string[] {
  if (typeof piece === 'string') return [isCounted ? piece.replaceAll('#', '{#}') : piece];
  if ('argument' in piece) return [piece.argument];
  return piece.branches.flatMap(([, message]) => expanded(message, isCounted || piece.form !== 'select'));
}
