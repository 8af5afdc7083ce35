import assert from 'node:assert/strict';
import { createSearch } from '../../src/teams/extensions/search.ts';
import { type CardView, cardView, type Json } from './card-view.ts';
import type { Client, Turn } from './client.ts';
import { wordsIn } from './desk/desk.ts';
import { CATALOGUES, english } from './english.ts';
import { startTeams, type Teams } from './teams.ts';

interface Result {
  readonly card: CardView;
  readonly title: string;
  readonly text: string;
}
const search = (person: Client, text: unknown, queryOptions: Json = { skip: 0, count: 25 }): Promise<Turn> =>
  person.post({
    type: 'invoke',
    name: 'composeExtension/query',
    value: { commandId: 'search', parameters: [{ name: 'text', value: text }], queryOptions },
  });
const resultsOf = ({ body }: Turn): readonly Result[] => {
  const { type, attachments } = (body ?? {}).composeExtension as { type: string; attachments: readonly Json[] };
  assert.equal(type, 'result');
  return attachments.map(({ content, preview }) => {
    const shown = (preview as Json).content as { title: string; text: string };
    return { card: cardView(content as Json), ...shown };
  });
};

describe('the search at the compose box', () => {
  let teams: Teams;
  let alex: Client;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());
  beforeEach(() => (alex = teams.person({ type: 'channel' })));

  const first = async (text: string, person = alex): Promise<Result> => {
    const [found] = resultsOf(await search(person, text));
    assert.ok(found !== undefined);
    return found;
  };

  for (const [typed, title] of [
    ['65001', 'AADSTS65001'],
    ['AADSTS65001', 'AADSTS65001'],
    ['aadsts 65001', 'AADSTS65001'],
    ['AADSTS65001: The user or administrator has not consented', 'AADSTS65001'],
    ['６５００１', 'AADSTS65001'],
    ['Authorization_RequestDenied', 'Authorization_RequestDenied'],
    ['authorization request denied', 'Authorization_RequestDenied'],
    ['invalid_grant', 'invalid_grant'],
    ['GET /users/{id}/messages', 'GET /users/{id}/messages'],
    ['/me/messages', '/users/{id}/messages'],
    ['https://graph.microsoft.com/v1.0/users/kim@contoso.example/messages?$top=1', '/users/{id}/messages'],
    ['post /users/{id}/sendMail', 'POST /users/{id}/sendMail'],
    ['InvalidReplyTo', 'AADSTS50011'],
    ['consent', english.text('causes.consent-missing.title')],
  ] as const)
    it(`finds ${title} for ${typed}`, async () => assert.ok((await first(typed)).title.includes(title)));

  it('says of each result what it means and who acts', async () => {
    const { text, card } = await first('65001');
    for (const key of ['causes.consent-missing.title', 'cards.actor.administrator'] as const) {
      assert.ok(text.includes(english.text(key)));
      assert.ok(card.text.includes(english.text(key)));
    }
  });

  it('names what a triage would name for a code that many causes share', async () => {
    const { card } = await first('Authorization_RequestDenied');
    assert.equal(card.texts[1], english.text('causes.permission-missing.title'));
  });

  it('lists the permissions of a request, the least privileged first, with the day of the data', async () => {
    const { card, text } = await first('GET /users/{id}/messages');
    assert.match(card.text, /Delegated: Mail\.ReadBasic, /);
    assert.match(card.text, /Application: Mail\.ReadBasic\.All, /);
    assert.match(card.text, /2026-\d\d-\d\d/);
    assert.match(text, /Mail\.ReadBasic/);
  });

  it('gives cards without buttons, for everybody in the chat to read, with nothing of whoever searched', async () => {
    for (const typed of ['65001', 'consent', '/me', 'canary-nothing', '999999']) {
      const turn = await search(alex, typed);
      for (const { card } of resultsOf(turn)) assert.deepEqual(card.actions, []);
      assert.doesNotMatch(JSON.stringify(turn.body), /Alex|canary|aad-/);
      assert.deepEqual([turn.sent.length, turn.updated.length], [0, 0]);
    }
  });

  it('speaks the language of the reader, and finds words of it and of English', async () => {
    const title = wordsIn('sv').text('causes.consent-missing.title');
    const anna = teams.person({ locale: 'sv-SE' });
    for (const typed of [title, english.text('causes.consent-missing.title')]) {
      const { card } = await first(typed, anna);
      assert.deepEqual([card.json.lang, card.texts[0]], ['sv', title]);
    }
    const lin = teams.person({ locale: 'zh-TW' });
    const [piece = ''] = wordsIn('zh-TW').text('causes.consent-missing.title').match(/^.{2}/) ?? [];
    assert.equal((await first(piece, lin)).card.json.lang, 'zh-TW');
  });

  it('gives at most 25 at once, and the next ones after them', async () => {
    const [some, more] = [await search(alex, '50'), await search(alex, '50', { skip: 25, count: 25 })].map(resultsOf);
    assert.equal(some?.length, 25);
    const titles = new Set(some?.map(({ title }) => title));
    assert.ok(more !== undefined && more.length > 0 && more.every(({ title }) => !titles.has(title)));
    assert.equal(resultsOf(await search(alex, '50', { skip: 0, count: 5 })).length, 5);
    assert.equal(resultsOf(await search(alex, '65001', { skip: 25, count: 25 })).length, 0);
    assert.equal(resultsOf(await search(alex, '50', { skip: -1, count: 1e9 })).length, 25);
  });

  it('lists the causes before anything is typed', async () => {
    const titles = resultsOf(await search(alex, '')).map(({ title }) => title);
    assert.ok(titles.includes(english.text('causes.permission-missing.title')));
    const initial = { parameters: [{ name: 'initialRun', value: 'true' }], queryOptions: { skip: 0, count: 25 } };
    const turn = await alex.post({ type: 'invoke', name: 'composeExtension/query', value: initial });
    assert.deepEqual(
      resultsOf(turn).map(({ title }) => title),
      titles,
    );
  });

  it('says what can be searched where nothing fits', async () => {
    const [only, ...others] = resultsOf(await search(alex, 'xyzzy plugh'));
    assert.deepEqual([only?.title, others], [english.text('extensions.search.nothing-title'), []]);
    assert.ok(only?.card.text.includes('AADSTS65001'));
  });

  it('leads to Microsoft’s own page of a sign-in error that it does not know', async () => {
    const { title, card } = await first('9876543');
    assert.equal(title, 'AADSTS9876543');
    assert.match(card.text, /\(https:\/\/login\.microsoftonline\.com\/error\?code=9876543\)/);
  });

  it('posts a card that the bot itself can read', async () => {
    const { card } = await first('AADSTS7000215');
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card.json }];
    const { card: answer } = await teams.person().post({ type: 'message', attachments });
    assert.ok(answer.text.includes(english.text('causes.app-credentials.title')));
  });

  for (const value of [{}, { parameters: 5, queryOptions: 'x' }, { parameters: [{ value: { a: 1 } }] }, { parameters: [null] }])
    it(`takes ${JSON.stringify(value)}`, async () => {
      const turn = await alex.post({ type: 'invoke', name: 'composeExtension/query', value });
      assert.notEqual(resultsOf(turn).length, 0);
    });

  for (const name of ['queryLink', 'anonymousQueryLink', 'selectItem'])
    it(`answers ${name} with nothing to show`, async () => {
      const turn = await alex.post({ type: 'invoke', name: `composeExtension/${name}`, value: { url: 'https://evil.example' } });
      assert.deepEqual([turn.status, resultsOf(turn)], [200, []]);
    });

  it('is fast, and not slowed down by what is typed', () => {
    const find = createSearch(CATALOGUES);
    for (const typed of ['65001', 'consent missing', '/users', 'a '.repeat(5000), '/'.repeat(9000), 'aadsts'.repeat(900)]) {
      find(typed, 'sv');
      const start = performance.now();
      for (let i = 0; i < 10; i += 1) find(typed, 'sv');
      assert.ok((performance.now() - start) / 10 < 50, typed.slice(0, 20));
    }
  });
});
