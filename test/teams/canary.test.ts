import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { memoryState } from '../storage/memory.ts';
import { newSession } from '../../src/triage/session.ts';
import { type Canary, canary, token } from './canaries.ts';
import type { Json } from './card-view.ts';
import type { Client, Turn } from './client.ts';
import { startTeams, type Teams } from './teams.ts';

const image = (name: string): Json => ({
  attachments: [
    { contentType: 'application/vnd.microsoft.teams.file.download.info', name, content: { fileType: name, uniqueId: name } },
  ],
});
const invoke = (name: string, value: Json): Json => ({ type: 'invoke', name, value });

/** Every way into the bot. */
const WAYS: Readonly<Record<string, (person: Client, text: string) => Promise<Turn>>> = {
  'a paste': (person, text) => person.say(`401 Unauthorized\nGET https://graph.microsoft.com/v1.0/me\n${text}`),
  'a paste alone': (person, text) => person.say(text),
  'a typed answer': async (person, text) => {
    await person.say('start');
    return person.say(text);
  },
  'the inputs of a card': async (person, text) => {
    await person.say('start');
    return person.press('answer', { inputs: { value: text, more: text } });
  },
  'the data of a card': async (person, text) => {
    await person.say('start');
    return person.press('answer', { inputs: { verb: text, question: text, session: text, locale: text } });
  },
  'a submitted card': async (person, text) => {
    await person.say('start');
    return person.as({ presses: 'submit' }).press('answer', { inputs: { value: text, [text]: text } });
  },
  'the dialog': (person, text) => person.submitDialog({ token: text, [text]: text }),
  'the dialog of a triage': async (person, text) => {
    await person.say('start');
    return person.submitDialog({ token: text });
  },
  'a group message': (person, text) => person.as({ type: 'groupChat' }).say(`403 ${text}`),
  'the dialog in a group': (person, text) => person.as({ type: 'channel' }).submitDialog({ token: text }),
  'the name of a file': (person, text) => person.say('', image(text)),
  'the name of a person': (person, text) => person.say('403', { from: { id: '29:x', aadObjectId: 'x', name: text } }),
  'the name of a conversation': (person, text) =>
    person.post({ type: 'message', text: '403', conversation: { id: 'named', conversationType: 'groupChat', name: text } }),
  'locale and time zone': (person, text) => person.say('403', { locale: text, localTimezone: text }),
  'an unknown invoke': (person, text) => person.post(invoke(`x/${text.slice(0, 20)}`, { text })),
  'an unknown activity': (person, text) => person.post({ type: 'event', name: 'x', value: { text }, channelData: { text } }),
};

describe('nothing secret', () => {
  const written: string[] = [];
  const memory = memoryState();
  const write: typeof memory.write = async (changes) => {
    written.push(JSON.stringify(changes));
    await memory.write(changes);
  };
  let teams: Teams;
  let count = 0;
  before(async () => (teams = await startTeams({ storage: { ...memory, write } })));
  after(() => teams.close());

  function assertGone({ pieces }: Canary, turn: Turn): void {
    const places = { sent: teams.heard, answered: [JSON.stringify(turn.body ?? {})], stored: written, logged: teams.log };
    for (const [place, texts] of Object.entries(places))
      for (const piece of pieces) assert.ok(!texts.some((text) => text.includes(piece)), `${piece} is ${place}`);
  }

  for (const [what, plant] of Object.entries(WAYS)) {
    it(`that comes by ${what} is sent, answered, stored or logged`, async () => {
      await fc.assert(
        fc.asyncProperty(canary, async (planted) => assertGone(planted, await plant(teams.person(), planted.text))),
        { numRuns: 16 },
      );
    });
  }

  for (const current of ['granted', 'text', 'request', 'token'] as const) {
    it(`that answers the question ${current} is sent, answered, stored or logged`, async () => {
      const session = { ...newSession('s', true), phase: 'asking', guided: true, current, asked: [current] };
      await fc.assert(
        fc.asyncProperty(canary, fc.boolean(), async (planted, isTyped) => {
          const conversation = `${current}-${++count}`;
          await memory.write({ [`conversation/${conversation}/aad-Alex`]: { session } });
          const person = teams.person({ conversation });
          const data = { verb: 'answer', session: 's', revision: 0, question: current, value: planted.text };
          const value = { action: { verb: 'answer', data } };
          assertGone(planted, await (isTyped ? person.say(planted.text) : person.post(invoke('adaptiveCard/action', value))));
        }),
        { numRuns: 16 },
      );
    });
  }

  it('is in the log of a fault', async () => {
    const failing = await startTeams({ storage: { ...memory, read: async (keys) => Promise.reject(new Error(keys.join())) } });
    const [planted] = fc.sample(token, 1);
    await failing.person().say(`Bearer ${planted?.text ?? ''}`);
    await failing.close();
    for (const piece of planted?.pieces ?? []) assert.ok(![...failing.log, ...failing.heard].join().includes(piece));
  });
});
