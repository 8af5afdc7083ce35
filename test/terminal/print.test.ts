import assert from 'node:assert/strict';
import { answerCard } from '../../src/cards/answer.ts';
import { copyText } from '../../src/cards/copy-text.ts';
import { foundLines } from '../../src/terminal/diagnose.ts';
import { type Found, investigate, summaryOf } from '../../src/terminal/investigate.ts';
import { jsonLine } from '../../src/terminal/json.ts';
import { tokenLines } from '../../src/terminal/token.ts';
import type { ClosedQuestion } from '../../src/triage/causes/define-cause.ts';
import { readyNext } from '../../src/triage/remedies/ready-next.ts';
import { newSession } from '../../src/triage/session.ts';
import { createWords } from '../../src/words/words.ts';
import { CATALOGUES, english } from '../teams/english.ts';
import { OBEYED, pageOf } from './lines.ts';

const NOW = Date.UTC(2026, 0, 1);
const ORIGIN = { session: 's', revision: 0, owner: '' };
const HOSTILE = 'denied \u001b[31mred\u001b]0;title\u0007 \u009b2J \u202egnp.exe';

function find(text: string | undefined, answers: readonly (readonly [ClosedQuestion, string])[] = []): Found {
  const found = investigate({ text, answers: new Map(answers) }, { now: NOW });
  assert.ok(found.kind === 'found');
  return found;
}
const printed = (found: Found, width = 100, words = english) => foundLines(words, found, pageOf(width)).join('\n');
const flat = (text: string) => text.replace(/\s+/g, '');

interface Row {
  readonly fact: string;
  readonly text: string | undefined;
  readonly answers?: readonly (readonly [ClosedQuestion, string])[];
  readonly next?: boolean;
}

const ROWS: readonly Row[] = [
  { fact: 'a code that settles it', text: 'AADSTS65001' },
  {
    fact: 'a refusal with a request',
    text: 'GET https://graph.microsoft.com/v1.0/users/1 403 Forbidden Authorization_RequestDenied',
    next: true,
  },
  {
    fact: 'decoded claims for another API',
    text: '{"aud":"https://graph.windows.net","scp":"User.Read"} GET https://graph.microsoft.com/v1.0/me 401',
  },
  {
    fact: 'answers without a paste',
    text: undefined,
    answers: [
      ['status', '403'],
      ['flow', 'client-credentials'],
    ],
    next: true,
  },
];

describe('the answer in a terminal', () => {
  for (const { fact, text, answers, next = false } of ROWS) {
    for (const { locale } of CATALOGUES) {
      it(`says in ${locale} all that the card says of ${fact}`, () => {
        const words = createWords(CATALOGUES, locale);
        const found = find(text, answers);
        const [top] = found.diagnosis;
        assert.ok(top !== undefined);
        const session = { ...newSession('s', true), evidence: found.evidence };
        const {
          actions: _,
          lang: __,
          head,
          steps,
          care,
          pages,
          ...others
        } = answerCard(words, { diagnosis: found.diagnosis, top, tried: [], session, read: found.read, warnings: [] }, ORIGIN);
        const { verdictColor: ___, ...first } = head.make();
        const card = { ...others, ...first, ...steps.make(), ...care.make(), ...pages.make() };
        const said = flat(printed(found, 60, words));
        for (const one of textsOf(withoutButtons(card))) assert.ok(said.includes(flat(one)), one);
        assert.equal(found.next !== undefined, next);
      });
    }
  }

  it('ends with the question that would help most and how to answer it, when nothing is proven', () => {
    const found = find('GET https://graph.microsoft.com/v1.0/users/1 403 Forbidden');
    const text = printed(found);
    assert.ok(found.next !== undefined && text.includes(english.text('terminal.next.title')));
    assert.match(text, /--[a-z-]+/);
  });

  it('is no wider than the terminal but for identifiers and what is there to be copied', () => {
    const found = find('AADSTS65001');
    const [top] = found.diagnosis;
    assert.ok(top !== undefined);
    const copied = copyText(english, readyNext(top, found.evidence))?.split('\n') ?? [];
    const lines = printed(found, 50).split('\n');
    assert.ok(copied.length > 0 && copied.every((line) => lines.includes(line)));
    const wide = lines.filter((line) => line.length > 50 && !/^\s*\S+$/.test(line));
    assert.deepEqual(
      wide.filter((line) => !copied.includes(line)),
      [],
    );
  });

  it('obeys nothing that stands in an error message', () => {
    const body = (message: string) => JSON.stringify({ error: { code: 'Authorization_RequestDenied', message } });
    for (const text of [body(HOSTILE), `{"error":{"code":"Forbidden","message":"${HOSTILE}"}}`]) {
      const found = find(text);
      assert.doesNotMatch(printed(found), OBEYED);
      assert.match(printed(found), /denied/);
      assert.doesNotMatch(jsonLine(summaryOf(found)), OBEYED);
    }
  });

  it('warns of a secret in the text without repeating it', () => {
    const text = printed(find('AADSTS7000215 client_secret=abc8Q~CANARYCANARYCANARYCANARYCANARYCANA'));
    assert.ok(flat(text).includes(flat(english.text('terminal.secret'))));
    assert.doesNotMatch(text, /CANARY/);
  });
});

describe('a token in a terminal', () => {
  it('shows its claims on lines of their own, and obeys none of them', () => {
    const reading = {
      kind: 'access-token',
      access: 'delegated',
      claims: { aud: [HOSTILE], scp: ['Mail.Read', 'User.Read'] },
    } as const;
    const text = tokenLines(english, reading, { now: NOW, page: pageOf(100) }).join('\n');
    assert.match(text, /^ {2}scp +Mail\.Read User\.Read$/m);
    assert.doesNotMatch(text, OBEYED);
  });
});

/** In the section of what is ready, the lines speak of a button; its links do not. */
function withoutButtons(card: object): object {
  if (!('ready' in card) || !Array.isArray(card.ready)) return card;
  const ready = (card.ready as { title: string; links: unknown[] }[]).flatMap(({ title, links }) =>
    links.length > 0 ? [title, links] : [],
  );
  return { ...card, ready };
}

/** Every text of a card: runs are joined, since a line of them is one text; of a link its title and its address. */
function textsOf(tree: unknown): readonly string[] {
  if (typeof tree === 'string') return tree.startsWith('[') ? tree.slice(1, -1).split('](') : [tree];
  if (typeof tree !== 'object' || tree === null) return [];
  if (Array.isArray(tree) && tree.every((one) => typeof one === 'object' && one !== null && 'type' in one)) {
    return [tree.map((run: { text: string }) => run.text).join('')];
  }
  return Object.values(tree).flatMap(textsOf);
}
