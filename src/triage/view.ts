import type { QuestionId } from './causes/define-cause.ts';
import type { CauseId } from './causes/index.ts';
import type { Assessment, Diagnosis } from './diagnose.ts';
import type { Intake } from './intake/index.ts';

/** Why there was nothing to work with. */
export type Unreadable = Exclude<Intake['kind'], 'read'> | 'attachment';

/** What the person is to see. Ids and parameters only; the words are chosen later, for each reader. */
export type View =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'question'; readonly question: QuestionId; readonly isFirst: boolean; readonly again: Unreadable | false }
  | { readonly kind: 'answer'; readonly diagnosis: Diagnosis; readonly top: Assessment; readonly tried: readonly CauseId[] }
  | { readonly kind: 'exhausted'; readonly tried: readonly CauseId[] }
  | { readonly kind: 'solved'; readonly cause?: CauseId }
  | { readonly kind: 'unreadable'; readonly reason: Unreadable };
