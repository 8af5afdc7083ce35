import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { memoryState } from '../storage/memory.ts';
import { newSession, type Session } from '../../src/triage/session.ts';
import { tokenOf } from '../triage/tokens.ts';
import type { Json } from './card-view.ts';
import type { Client, Turn, Who } from './client.ts';
import { NOW, startTeams, type Teams } from './teams.ts';

const TEXTS = [
  '401',
  'app only',
  'no',
  'personal',
  'I don’t know',
  'start',
  'back',
  'cancel',
  'solved',
  'did not help',
  'language',
  'token',
  'help',
  'hello',
  '',
  'Mail.Read Sites.Selected',
  'AADSTS65001: The user or administrator has not consented',
  'AADSTS9999999 something new',
  'GET https://graph.microsoft.com/v1.0/me/messages 403 Forbidden',
  '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired or is not yet valid."}}',
  'POST https://graph.microsoft.com/beta/teams/1/channels 403 {"error":{"code":"Forbidden","message":"Missing role permissions"}}',
  tokenOf({ aud: 'https://graph.microsoft.com', scp: 'User.Read', exp: NOW / 1000 - 60 }),
] as const;
const VALUES = [
  '400',
  '403',
  '500',
  'client-credentials',
  'auth-code',
  'work',
  'delegated',
  'yes',
  'unknown',
  'sv',
  'en',
  'odd',
  '',
];

type Move = (person: Client) => Promise<Turn>;

/** Presses any button of any card that stands, whatever its age; says hello where there is none. */
const press = fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...VALUES)).map(([card, button, value]): [string, Move] => [
  `press ${card} ${button} ${value}`,
  (person) => {
    const cards = person.cards().filter(({ actions }) => actions.length > 0);
    const on = cards[cards.length - 1 - (card % Math.max(1, cards.length))];
    const data = on?.actions[button % on.actions.length]?.data as Json | undefined;
    if (on === undefined || data === undefined) return person.say('hello');
    if (data.verb === 'token') return person.fetchDialog();
    // A client sends the inputs that the card has; a choice of a button is in its data.
    const inputs = data.value === undefined && value !== '' ? { value, locale: value } : {};
    return person.press(String(data.verb), { on: { ...on, actions: [on.actions[button % on.actions.length]!] }, inputs });
  },
]);
const say = fc.constantFrom(...TEXTS).map((text): [string, Move] => [`say ${text}`, (person) => person.say(text)]);
const dialog = fc
  .constantFrom(...TEXTS)
  .map((token): [string, Move] => [`check ${token}`, (person) => person.submitDialog({ token })]);
const image = fc.constant<[string, Move]>(['image', (person) => person.say('', { attachments: [{ contentType: 'image/png' }] })]);
const moves = fc.array(fc.oneof({ weight: 5, arbitrary: press }, { weight: 4, arbitrary: say }, dialog, image), {
  minLength: 1,
  maxLength: 12,
});

const isText = ({ text }: { readonly text?: string | undefined }) => text !== undefined && text !== '';

describe('any order of presses, answers and pastes', () => {
  let teams: Teams;
  const storage = memoryState();
  before(async () => (teams = await startTeams({ storage })));
  after(() => teams.close());
  let runs = 0;

  async function sessionOf(conversation: string): Promise<Session> {
    const key = `conversation/${conversation}/aad-Alex`;
    const { [key]: item } = await storage.read([key]);
    return (item?.session as Session | undefined) ?? newSession('none', true);
  }

  function assertValid({ phase, current, asked, unknown, tried, revision }: Session): void {
    assert.ok(['new', 'asking', 'answered', 'solved'].includes(phase));
    assert.equal(current !== undefined && asked.at(-1) === current, phase === 'asking');
    for (const list of [asked, unknown, tried]) assert.equal(new Set(list).size, list.length, JSON.stringify(list));
    assert.ok(unknown.every((question) => asked.includes(question)));
    assert.ok(Number.isInteger(revision) && asked.length <= 15);
  }

  const who = fc.record<Partial<Who>>({
    presses: fc.constantFrom('execute', 'submit'),
    type: fc.constantFrom('personal', 'groupChat', 'channel'),
    locale: fc.constantFrom('en-US', 'sv-SE', 'de', undefined),
  });
  it('ends in a valid state and with a card that has a way on, by one message and one update at most', async () => {
    await fc.assert(
      fc.asyncProperty(who, moves, async (is, steps) => {
        const conversation = `any-${++runs}`;
        const person = teams.person({ ...is, conversation });
        for (const [name, move] of steps) {
          const { status, sent, updated, card, body } = await move(person);
          assert.equal(status, 200, name);
          assert.ok(sent.length <= 1 && updated.length <= 1, `${name}: ${sent.length} sent, ${updated.length} updated`);
          // told something beside a card, which stays as it is
          const isTold =
            (body?.task as Json | undefined)?.type === 'message' ||
            String(body?.type).endsWith('activity.message') ||
            sent.some(isText);
          assert.ok(card.actions.length > 0 || isTold, `${name}: no way on: ${card.text}`);
          assertValid(await sessionOf(conversation));
        }
        assert.ok(person.cards().filter(({ question }) => question !== undefined).length <= steps.length);
      }),
      { numRuns: 50 },
    );
    assert.deepEqual(
      teams.log.filter((line) => line.includes('"error"')),
      [],
    );
  });
});
