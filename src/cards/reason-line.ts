import type { Finding } from '../triage/diagnose.ts';
import type { Key } from '../words/catalogue.ts';
import type { Run, Words } from '../words/words.ts';
import { shortenedIn } from './lists.ts';

/** Why something speaks for or against a cause, as one line. */
export function reasonLine(words: Words, { because: reason, effect }: Finding): readonly Run[] {
  switch (reason.kind) {
    case 'observation':
      return words.line(`because.${reason.id}`, shortenedIn(reason.params));
    case 'code':
      return words.line(effect === 'proves' ? 'because.code-proves' : 'because.code', { code: `AADSTS${reason.code}` });
    case 'answer':
      return words.line('because.answer', {
        topic: { word: `questions.${reason.question}.topic` },
        answer: { word: `questions.${reason.question}.answers.${reason.answer}` as Key },
      });
  }
}
