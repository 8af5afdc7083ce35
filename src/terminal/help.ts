import { ANSWERS } from '../triage/answers.ts';
import type { Words } from '../words/words.ts';
import { ANSWER_FLAGS, COMMANDS, type CommandName } from './call.ts';
import { heading, lineOf } from './print.ts';
import { CALL } from './say.ts';
import { type Page, wrap } from './wrap.ts';

const SHAPES: Readonly<Record<CommandName, string>> = {
  diagnose: 'diagnose [FILE|-] [--status 403 ...] [--json]',
  token: 'token [--json]',
  evaluate: 'evaluate FILE [--json] [--with-story]',
  'permissions:update': 'permissions:update [URL] [--file PATH] [--idle MS]',
};
const FLAGS = ['json', 'with-story', 'file', 'idle', 'locale', 'help'] as const;

/** Every command, flag and exit code, made from the same lists that read them. */
export function helpLines(words: Words, locales: readonly string[], page: Page): readonly string[] {
  const title = (key: 'commands' | 'answers' | 'flags' | 'codes') => heading(words.text(`terminal.help.titles.${key}`), page);
  const code = (text: string) => wrap([{ text, look: 'mono' }], page, '  ');
  return [
    ...lineOf(words.line('terminal.help.about'), page),
    ...title('commands'),
    ...(Object.keys(COMMANDS) as CommandName[]).flatMap((command) => [
      ...code(`${CALL} ${SHAPES[command]}`),
      ...lineOf(words.line(`terminal.help.commands.${command}`), page, '      '),
    ]),
    ...title('answers'),
    ...[...ANSWER_FLAGS].flatMap(([flag, question]) => [
      ...code(`--${flag} ${ANSWERS[question].join('|')}`),
      ...lineOf(words.line(`questions.${question}.ask`), page, '      '),
    ]),
    ...title('flags'),
    ...FLAGS.flatMap((flag) =>
      lineOf(words.line(`terminal.help.flags.${flag}`, { locales }), page, `  ${`--${flag}`.padEnd(14)}`),
    ),
    ...title('codes'),
    ...words.list('terminal.help.codes').flatMap((line, i) => lineOf(line, page, `  ${i}  `)),
  ];
}
