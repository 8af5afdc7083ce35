import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Json } from './card-view.ts';
import { startTeams, type Teams } from './teams.ts';

const FOLDER = new URL('../activities/', import.meta.url);
const samples = readdirSync(FOLDER).map((file) => ({
  file,
  activity: JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Json & { type: string; name?: string },
}));
const HANDLED = [
  'adaptiveCard/action',
  'task/fetch',
  'task/submit',
  'composeExtension/fetchTask',
  'composeExtension/submitAction',
  'composeExtension/query',
  'composeExtension/queryLink',
  'composeExtension/anonymousQueryLink',
  'composeExtension/selectItem',
  'composeExtension/setting',
  'composeExtension/onCardButtonClicked',
  'message/submitAction',
  'fileConsent/invoke',
];

describe('activities', () => {
  let sent = 0;
  let teams: Teams;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());

  const send = async (activity: Json) => {
    const { post, lastCard, cards } = teams.person();
    const { serviceUrl: _teams, conversation, ...rest } = activity;
    // each sample is sent once: a second delivery of an activity is no news
    const turn = await post({ ...rest, id: `sample-${++sent}`, ...(conversation === undefined ? {} : { conversation }) });
    return { turn, lastCard, cards };
  };

  for (const { file, activity } of samples) {
    it(`${file} is taken`, async () => {
      const { turn } = await send(activity);
      assert.equal(turn.status, 200);
      assert.ok(turn.sent.length <= 1);
      if (activity.type === 'message') assert.notEqual(turn.card.actions.length, 0);
    });
  }

  for (const name of ['signin/verifyState', 'tab/fetch', 'something/new', 'composeExtension/something']) {
    it(`${name} is declined as not implemented`, async () => {
      const { turn } = await send({ type: 'invoke', name, value: {} });
      assert.deepEqual([turn.status, turn.sent.length, turn.updated.length], [501, 0, 0]);
    });
  }

  it('a card that a client redraws by itself stays as it is', async () => {
    const action = { type: 'Action.Execute', verb: 'start', data: {} };
    const { turn } = await send({ type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'automatic' } });
    assert.deepEqual([turn.status, turn.sent.length, turn.updated.length], [200, 0, 0]);
  });

  for (const activity of [
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: 'messageUpdate', text: '403', channelData: { eventType: 'editMessage' } },
    { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
    { type: 'typing' },
    { type: 'endOfConversation' },
    { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '1' } },
    { type: 'handoff' },
    { type: 'somethingNew' },
    { type: 'installationUpdate', action: 'add-upgrade' },
  ]) {
    it(`${activity.type} ${activity.action ?? ''} is ignored in silence`, async () => {
      const { turn } = await send(activity);
      assert.deepEqual([turn.status, turn.sent.length, turn.updated.length], [200, 0, 0]);
    });
  }

  for (const [what, activity] of Object.entries({
    'a mention of nobody': { text: '403', entities: [{ type: 'mention' }] },
    'a mention without text': { text: '403', entities: [{ type: 'mention', mentioned: { id: 'bot-1' } }] },
    'a mention of the bot and nothing else': { entities: [{ type: 'mention', mentioned: { id: 'bot-1' }, text: '<at>b</at>' }] },
    'no text at all': {},
    'a value of no card': { value: { a: { b: ['c'] } } },
    'a time zone of nowhere': { text: '403', localTimezone: 'Mars/Base', entities: [{ type: 'clientInfo', timezone: 5 }] },
    'a locale that is none': { text: '403', locale: '_-_' },
    'no tenant': { text: '403', conversation: { id: 'alone' }, channelData: undefined },
  })) {
    it(`a message with ${what} is answered`, async () => {
      const { turn } = await send({ type: 'message', ...activity });
      assert.deepEqual([turn.status, turn.sent.length], [200, 1]);
      assert.notEqual(turn.card.actions.length, 0);
    });
  }

  for (const value of [{}, { action: 5 }, { action: { verb: 5, data: 'x' } }, { data: 'x' }, { data: { token: 5 } }]) {
    for (const name of HANDLED) {
      it(`${name} with ${JSON.stringify(value)} is answered`, async () => {
        const { turn } = await send({ type: 'invoke', name, value });
        assert.equal(turn.status, 200);
      });
    }
  }
});
