import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { COMMANDS, flagOf, readCall } from '../../src/terminal/call.ts';
import { ANSWERS } from '../../src/triage/answers.ts';
import type { ClosedQuestion } from '../../src/triage/causes/define-cause.ts';

const QUESTIONS = Object.entries(ANSWERS) as [ClosedQuestion, readonly string[]][];

/** Arguments -> why they are wrong. */
const WRONG: readonly (readonly [args: string, reason: string])[] = [
  ['', 'no-command'],
  ['--json', 'no-command'],
  ['diagnos', 'unknown-command'],
  ['__proto__', 'unknown-command'],
  ['diagnose a b', 'too-many'],
  ['token eyJhbGciOiJub25lIn0', 'token-operand'],
  ['evaluate', 'no-operand'],
  ['diagnose --foo', 'unknown-flag'],
  ['diagnose -x', 'unknown-flag'],
  ['diagnose --constructor', 'unknown-flag'],
  ['diagnose --with-story', 'unknown-flag'],
  ['token --status 403', 'unknown-flag'],
  ['diagnose --json=1', 'needless-value'],
  ['diagnose --locale', 'no-value'],
  ['diagnose --locale=', 'no-value'],
  ['diagnose --status', 'not-listed'],
  ['diagnose --status 402', 'not-listed'],
  ['diagnose --status --json', 'not-listed'],
  ['permissions:update --file --idle 3', 'no-value'],
  ['permissions:update --idle soon', 'not-a-number'],
];

describe('the arguments of the process', () => {
  const wanted = (args: string) => readCall(args.split(' ').filter(Boolean)).wanted;

  for (const [args, reason] of WRONG) {
    it(`"${args}" is refused as ${reason}`, () => {
      const call = wanted(args);
      assert.equal(call.kind === 'wrong' ? call.reason : call.kind, reason);
    });
  }

  it('give every guided question a flag in kebab-case, with all of its answers', () => {
    for (const [question, answers] of QUESTIONS) {
      const flag = flagOf(question);
      assert.match(flag, /^[a-z]+(-[a-z]+)*$/);
      for (const answer of answers) {
        for (const args of [`diagnose --${flag} ${answer}`, `diagnose --${flag}=${answer} -`]) {
          const call = wanted(args);
          assert.equal(call.kind === 'call' ? call.flags.get(flag) : call.kind, answer);
        }
      }
    }
  });

  it('are in any order, and of two values the last one counts', () => {
    const call = wanted('--json --status 401 diagnose --status 403 error.txt');
    assert.ok(call.kind === 'call');
    assert.deepEqual(
      [call.command, call.operand, [...call.flags]],
      [
        'diagnose',
        'error.txt',
        [
          ['json', ''],
          ['status', '403'],
        ],
      ],
    );
  });

  it('ask for help wherever --help stands', () => {
    for (const command of ['', ...Object.keys(COMMANDS)]) assert.equal(wanted(`${command} --nonsense --help`).kind, 'help');
  });

  it('tell the language even when the rest is wrong', () => {
    assert.equal(readCall(['nonsense', '--locale', 'sv']).locale, 'sv');
  });

  it('never throw', () => {
    const arg = fc.oneof(fc.string(), fc.constantFrom('diagnose', 'token', '--status', '--', '-', '--locale', '--json', '-h'));
    fc.assert(fc.property(fc.array(arg), (args) => void readCall(args)));
  });
});
