import type { CommandName } from './call.ts';
import type { Words } from '../words/words.ts';
import type { Input } from './input.ts';
import type { Page } from './wrap.ts';

/** What the process gives: the only way in and out. */
export interface Surroundings {
  readonly input: Input;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Somebody looks at the output. */
  readonly isWatched: boolean;
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
}

/** 0 answered, 1 nothing readable or nothing updated, 2 a wrong call, 3 a fault; 130 as shells say of Ctrl+C. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** What a command works with. */
export interface Desk {
  readonly at: Surroundings;
  readonly words: Words;
  /** The output. */
  readonly page: Page;
  readonly operand: string | undefined;
  readonly flags: ReadonlyMap<string, string>;
}
export type Run = (desk: Desk) => Promise<ExitCode>;
export type Runs = Readonly<Record<CommandName, Run>>;
