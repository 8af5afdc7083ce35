import assert from 'node:assert/strict';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import { type Connector, type ConnectorEvent, createConnector } from '../../src/preview/connector.ts';
import { DESK_CHANNEL, DESK_PEOPLE, YOU } from '../../src/preview/people.ts';
import { type Served, serve } from './serve.ts';

const NOW = Date.parse('2026-11-20T09:34:20.000Z');

describe('createConnector', () => {
  let connector: Connector;
  let served: Served;

  beforeEach(async () => {
    connector = createConnector({ prefix: '/c', now: () => NOW });
    served = await serve(connector.routes);
  });
  afterEach(() => served.close());

  async function call(method: string, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${served.url}/c/v3/conversations${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: Object.fromEntries(Object.entries((await response.json()) ?? {})) };
  }
  const send = async (text: string, conversation = 'a'): Promise<string> =>
    String((await call('POST', `/${conversation}/activities`, { type: 'message', text })).body.id);
  const texts = (conversation = 'a'): unknown[] => connector.activities(conversation).map(({ text }) => text);

  it('keeps what is sent, in order, each with an id of its own and a time', async () => {
    const ids = [await send('one'), await send('two')];
    assert.deepEqual(texts(), ['one', 'two']);
    assert.equal(new Set(ids).size, 2);
    assert.equal(connector.activities('a')[0]?.timestamp, '2026-11-20T09:34:20.000Z');
    assert.deepEqual(connector.activities('b'), []);
  });

  it('notes what a reply answers', async () => {
    await call('POST', '/a/activities/17', { type: 'message', text: 'yes' });
    assert.equal(connector.activities('a')[0]?.replyToId, '17');
  });

  it('puts an update in the old place', async () => {
    const first = await send('one');
    await send('two');
    const { status } = await call('PUT', `/a/activities/${first}`, { type: 'message', text: 'changed' });
    assert.equal(status, 200);
    assert.deepEqual(texts(), ['changed', 'two']);
  });

  it('answers 404 when what is updated or deleted is not there', async () => {
    const id = await send('one');
    assert.equal((await call('DELETE', `/a/activities/${id}`)).status, 200);
    assert.deepEqual(texts(), []);
    assert.equal((await call('DELETE', `/a/activities/${id}`)).status, 404);
    assert.equal((await call('PUT', `/a/activities/${id}`, { type: 'message' })).status, 404);
  });

  it('answers 400 to what is no activity', async () => {
    assert.equal((await call('POST', '/a/activities', [])).status, 400);
    assert.equal((await call('POST', '/a/activities', { text: 'no type' })).status, 400);
    assert.deepEqual(connector.activities('a'), []);
  });

  it('tells subscribers of the conversation, and no others, until they stop', async () => {
    const told: ConnectorEvent[] = [];
    const stop = connector.subscribe('a', (event) => told.push(event));
    const id = await send('one');
    await send('elsewhere', 'b');
    await call('PUT', `/a/activities/${id}`, { type: 'message', text: 'two' });
    await call('DELETE', `/a/activities/${id}`);
    stop();
    await send('late');
    assert.deepEqual(
      told.map(({ kind, activity }) => `${kind} ${activity.text}`),
      ['created one', 'updated two', 'deleted two'],
    );
  });

  it('tells of typing and does not keep it', async () => {
    const told: string[] = [];
    connector.subscribe('a', ({ activity }) => told.push(activity.type));
    await call('POST', '/a/activities', { type: 'typing' });
    assert.deepEqual(told, ['typing']);
    assert.deepEqual(connector.activities('a'), []);
    assert.deepEqual(connector.missed('a'), []);
  });

  it('repeats what was missed, or all that stands when the last event is unknown', async () => {
    const first = await send('one');
    const [seen] = connector.missed('a');
    await send('two');
    await call('DELETE', `/a/activities/${first}`);
    const since = connector.missed('a', seen?.id).map(({ kind, activity }) => `${kind} ${activity.text}`);
    assert.deepEqual(since, ['created two', 'deleted one']);
    const all = connector.missed('a', 'of-another-run').map(({ kind, activity }) => `${kind} ${activity.text}`);
    assert.deepEqual(all, ['created two']);
  });

  it('forgets the oldest activities and the conversations unused for the longest', async () => {
    for (let index = 0; index < 205; index += 1) await send(String(index));
    assert.equal(connector.activities('a').length, 200);
    assert.equal(texts()[0], '5');
    connector.subscribe('watched', () => undefined);
    for (let index = 0; index < 120; index += 1) await send('hello', `c${index}`);
    assert.deepEqual(texts(), []);
    assert.deepEqual(texts('c119'), ['hello']);
  });

  it('opens a conversation with its first activity, and a thread when a channel is named', async () => {
    const activity = { type: 'message', text: 'first' };
    const personal = await call('POST', '', { members: [{ id: YOU.id }], activity });
    assert.equal(personal.status, 201);
    assert.deepEqual(texts(String(personal.body.id)), ['first']);
    const thread = await call('POST', '', { channelData: { channel: { id: '19:desk' } }, activity });
    assert.match(String(thread.body.id), /^19:desk;messageid=/);
    assert.equal(connector.activities(String(thread.body.id))[0]?.id, thread.body.activityId);
  });

  it('tells whoever listens to a channel of its threads, and whoever listens to a thread of that one alone', async () => {
    const heard: string[] = [];
    connector.subscribe('a', ({ activity }) => heard.push(`channel ${activity.text}`));
    connector.subscribe('a;messageid=1', ({ activity }) => heard.push(`thread ${activity.text}`));
    await send('post');
    await send('reply', 'a;messageid=1');
    await send('elsewhere', 'a;messageid=2');
    assert.deepEqual(heard, ['channel post', 'channel reply', 'thread reply', 'channel elsewhere']);
    assert.deepEqual([texts(), texts('a;messageid=1')], [['post', 'reply', 'elsewhere'], ['reply']]);
    assert.equal(connector.missed('a').length, 3);
    assert.equal(connector.missed('a;messageid=2').length, 1);
  });

  it('changes a post of a channel by the name of its thread, and leaves it a post', async () => {
    const id = await send('post');
    const { status } = await call('PUT', `/a;messageid=${id}/activities/${id}`, { type: 'message', text: 'changed' });
    assert.equal(status, 200);
    const [post] = connector.activities('a');
    assert.deepEqual([post?.text, post?.conversation.id], ['changed', 'a']);
    assert.deepEqual(texts(`a;messageid=${id}`), ['changed']);
  });

  it('names the people of the help desk in its channel, threads and team, and you elsewhere', async () => {
    const { channelId, teamId } = DESK_CHANNEL;
    const names = async (place: string): Promise<unknown> => {
      const { body } = await call('GET', `/${encodeURIComponent(place)}/pagedmembers`);
      return Object.values(Object(body.members)).map((one) => Object(one).name);
    };
    const desk = DESK_PEOPLE.map(({ name }) => name);
    for (const place of [channelId, `${channelId};messageid=1`, teamId]) assert.deepEqual(await names(place), desk, place);
    assert.deepEqual(await names('a'), [YOU.name]);
    const [first] = DESK_PEOPLE;
    assert.equal((await call('GET', `/${channelId}/members/${first?.aadObjectId}`)).status, 200);
    assert.equal((await call('GET', `/a/members/${first?.aadObjectId}`)).status, 404);
  });

  it('serves a bot that speaks through botbuilder', async () => {
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
    const reference: Partial<ConversationReference> = {
      channelId: 'msteams',
      serviceUrl: `${served.url}/c`,
      conversation: { id: 'a;messageid=1', conversationType: 'personal', isGroup: false, name: '' },
      bot: { id: 'bot', name: '' },
    };
    const names: unknown[] = [];
    await adapter.continueConversationAsync('', reference, async (context: TurnContext) => {
      const sent = await context.sendActivity('one');
      await context.updateActivity({ type: 'message', id: sent?.id ?? '', text: 'two' });
      names.push((await TeamsInfo.getMember(context, YOU.id)).name);
      names.push((await TeamsInfo.getPagedMembers(context)).members.length);
    });
    assert.deepEqual(texts('a;messageid=1'), ['two']);
    assert.deepEqual(names, [YOU.name, 1]);
  });
});
