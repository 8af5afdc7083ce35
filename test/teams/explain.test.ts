import assert from 'node:assert/strict';
import { memoryState } from '../storage/memory.ts';
import { tokenOf } from '../triage/tokens.ts';
import { type CardView, cardView, type Json } from './card-view.ts';
import type { Client, Turn } from './client.ts';
import { headingIn, lineIn, opensDesk, showing, ticketCards, wordsIn } from './desk/desk.ts';
import { english } from './english.ts';
import { NOW, startTeams, type Teams } from './teams.ts';

const LINK = 'https://teams.microsoft.com/l/message/19:chat@thread.v2/1605?context=%7B%22contextType%22:%22chat%22%7D';
const HTML = `<p>Kim here, it fails with</p><pre>{&quot;error&quot;:{&quot;code&quot;:&quot;Authorization_RequestDenied&quot;,
&quot;message&quot;:&quot;Insufficient privileges to complete the operation.&quot;}}</pre><p>AADSTS65001 before, for kim@contoso.example</p>`;
const CODE = '<div>invalid_client AADSTS7000215: Invalid client secret provided.</div>';

const payloadOf = (content: string, more: Json = {}): Json => ({
  commandId: 'explain',
  commandContext: 'message',
  messagePayload: {
    id: '1605',
    from: { user: { id: 'kim', displayName: 'Kim' } },
    body: { contentType: 'html', content },
    attachments: [],
    linkToMessage: LINK,
    ...more,
  },
});
const explain = (person: Client, content: string, more: Json = {}): Promise<Turn> =>
  person.post({ type: 'invoke', name: 'composeExtension/fetchTask', value: payloadOf(content, more) });

/** Presses a button of the dialog, as Teams does: with what stands in its inputs, and the message once more. */
const pressIn = (person: Client, dialog: CardView, verb: string, inputs: Json = {}): Promise<Turn> => {
  const action = dialog.actions.find(({ data }) => (data as Json).verb === verb);
  assert.ok(action !== undefined, `no ${verb} among ${dialog.buttons.join(', ')}`);
  const data = { ...(action.data as Json), ...inputs };
  return person.post({ type: 'invoke', name: 'composeExtension/submitAction', value: { ...payloadOf(''), data } });
};
const shown = ({ body }: Turn): CardView => {
  const task = body?.task as Json | undefined;
  assert.equal(task?.type, 'continue');
  return cardView(((task.value as Json).card as Json).content as Json);
};

describe('Explain this error', () => {
  let teams: Teams;
  let alex: Client;
  beforeEach(async () => {
    teams = await startTeams();
    alex = teams.person({ type: 'groupChat', conversation: '19:chat@thread.v2' });
  });
  afterEach(() => teams.close());

  it('answers in a dialog for whoever asked, and posts nothing', async () => {
    const turn = await explain(alex, CODE);
    const dialog = shown(turn);
    assert.equal(dialog.texts[0], english.text('extensions.lead'));
    assert.ok(dialog.text.includes(english.text('causes.app-credentials.title')));
    assert.deepEqual([turn.status, turn.sent.length, turn.updated.length, alex.cards().length], [200, 0, 0, 0]);
  });

  it('says what was read, and asks the one question that matters most', async () => {
    const dialog = shown(await explain(alex, '403 Forbidden GET https://graph.microsoft.com/v1.0/users/1/messages'));
    assert.ok(dialog.text.includes(english.text('cards.read.title')));
    assert.notEqual(dialog.question, undefined);
  });

  it('goes from question to answer inside the dialog', async () => {
    let dialog = shown(await explain(alex, '403 Forbidden'));
    for (let asked = 0; dialog.question !== undefined && asked < 12; asked += 1) {
      const verb = dialog.actions.some(({ data }) => (data as Json).verb === 'unknown') ? 'unknown' : 'answer';
      dialog = shown(await pressIn(alex, dialog, verb, verb === 'answer' ? { value: 'unknown' } : {}));
    }
    assert.ok(dialog.text.includes(english.text('cards.answer.steps')));
    assert.equal(alex.cards().length, 0);
  });

  it('has only buttons that a dialog can press, at most six, the way to the chat among them', async () => {
    for (const content of [CODE, HTML, '403', 'good morning', '']) {
      const { actions } = shown(await explain(alex, content));
      assert.ok(actions.length <= 6);
      assert.ok(actions.every(({ type, data }) => type === 'Action.Submit' && (data as Json).msteams === undefined));
      assert.ok(
        actions.some(({ data }) => (data as Json).verb === 'to-chat'),
        content,
      );
    }
  });

  it('says what to paste where nothing can be read', async () => {
    const dialog = shown(await explain(alex, '<p>good morning, everybody</p>'));
    assert.ok(dialog.text.includes(english.text('cards.unreadable.title')));
    const asked = shown(await pressIn(alex, dialog, 'start'));
    assert.equal(asked.question, 'status');
  });

  it('refuses what is longer than a paste may be', async () => {
    const dialog = shown(await explain(alex, `<p>${'x '.repeat(40_000)}</p>`));
    assert.ok(dialog.text.includes(lineIn('en', 'cards.unreadable.too-long', { limit: 65_536 })));
  });

  it('opens without a message, as from the compose box', async () => {
    const turn = await alex.post({ type: 'invoke', name: 'composeExtension/fetchTask', value: { commandContext: 'compose' } });
    assert.ok(shown(turn).text.includes(english.text('cards.welcome.title')));
  });

  for (const [what, attachments] of Object.entries({
    'an adaptive card': [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: JSON.stringify({
          type: 'AdaptiveCard',
          body: [{ type: 'TextBlock', text: 'AADSTS7000215: Invalid client secret' }],
        }),
      },
    ],
    facts: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', body: [{ type: 'FactSet', facts: [{ title: 'Error', value: 'AADSTS7000215' }] }] },
      },
    ],
    'a code snippet': [
      {
        contentType: 'application/vnd.microsoft.card.codesnippet',
        content: JSON.stringify({ code: 'invalid_client AADSTS7000215' }),
      },
    ],
  }))
    it(`reads ${what} that the message holds`, async () => {
      const dialog = shown(await explain(alex, '<attachment id="1"></attachment>', { attachments }));
      assert.ok(dialog.text.includes(english.text('causes.app-credentials.title')));
    });

  it('warns of a token, and of whose message it is, and repeats nothing of it', async () => {
    const token = tokenOf({
      aud: 'https://graph.microsoft.com',
      scp: 'User.Read',
      exp: NOW / 1000 + 3600,
      canary: 'secret-canary',
    });
    const turn = await explain(alex, `<p>401 Unauthorized</p><p>Authorization: Bearer ${token}</p>`);
    const dialog = shown(turn);
    assert.ok(dialog.text.includes(english.text('cards.warnings.title')));
    assert.ok(dialog.text.includes(english.text('extensions.tell-author')));
    await pressIn(alex, dialog, 'to-chat');
    const everything = [JSON.stringify(turn.body), ...teams.heard, ...teams.log].join('\n');
    for (const piece of [...token.split('.').slice(1), 'secret-canary']) assert.ok(!everything.includes(piece));
  });

  it('keeps neither the words of the message nor who wrote it', async () => {
    const dialog = shown(await explain(alex, HTML));
    await pressIn(alex, dialog, 'to-chat');
    const key = 'conversation/explained/tenant-1/aad-Alex';
    const stored = JSON.stringify(await teams.store.state.read([key]));
    assert.ok(stored.includes('Authorization_RequestDenied'));
    for (const word of ['Kim', 'it fails with', 'contoso']) assert.ok(!`${stored}${teams.heard.join()}`.includes(word), word);
  });

  it('goes on in the chat of the person, which is made for it', async () => {
    const dialog = shown(await explain(alex, CODE));
    const gone = shown(await pressIn(alex, dialog, 'to-chat'));
    assert.equal(gone.texts[0], english.text('extensions.chat.title'));
    assert.match(gone.text, /\(https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=28:bot-1\)/);
    const [card] = teams.heard.filter((body) => body.includes('AdaptiveCard'));
    assert.ok(card?.includes(english.text('causes.app-credentials.title')));
    assert.ok(!card?.includes('"name":"Alex"'));
    assert.equal(alex.cards().length, 0);
  });

  it('goes on in the chat that it was asked in, when that is the person’s own, and closes the dialog', async () => {
    const own = teams.person();
    await own.say('start');
    const turn = await pressIn(own, shown(await explain(own, CODE)), 'to-chat');
    assert.equal(turn.body, undefined);
    assert.ok(own.lastCard().text.includes(english.text('causes.app-credentials.title')));
    const { card } = await own.press('did-not-help');
    assert.ok(!card.text.startsWith(english.text('cards.welcome.title')));
  });

  it('waits for the chat where there is none, and goes on in it instead of a welcome', async () => {
    teams.refuse('POST', 403, 1, { body: { error: { code: 'ForbiddenOperationException' } } });
    const told = shown(await pressIn(alex, shown(await explain(alex, CODE)), 'to-chat'));
    assert.equal(told.texts[0], english.text('extensions.no-chat.title'));
    const own = teams.person();
    await own.post({ type: 'installationUpdate', action: 'add' });
    await own.post({ type: 'conversationUpdate', membersAdded: [{ id: 'bot-1' }] });
    assert.equal(own.cards().length, 1);
    assert.ok(own.lastCard().text.includes(english.text('causes.app-credentials.title')));
  });

  it('waits for the chat, too, where the person has blocked the bot', async () => {
    const dialog = shown(await explain(alex, CODE));
    // The chat can be made or not: in the end nothing can be sent there.
    teams.refuse('POST', 403, 2, { body: { error: { code: 'BotNotInConversationRoster' } } });
    const told = shown(await pressIn(alex, dialog, 'to-chat'));
    assert.equal(told.texts[0], english.text('extensions.no-chat.title'));
  });

  it('keeps the explanations of two people, and of two tenants, apart', async () => {
    const dialog = shown(await explain(alex, CODE));
    for (const other of [alex.as({ name: 'Kim' }), alex.as({ tenant: 'tenant-2' })]) {
      const { status, body } = await pressIn(other, dialog, 'did-not-help');
      assert.equal(status, 200);
      assert.ok(!JSON.stringify(body).includes(english.text('causes.app-credentials.title')));
    }
  });

  it('does not touch the triage that goes on in the conversation', async () => {
    await alex.say('start');
    await explain(alex, CODE);
    assert.equal((await alex.say('403')).card.question, 'flow');
  });

  it('reads a second message anew', async () => {
    await explain(alex, CODE);
    const dialog = shown(await explain(alex, '<p>good morning</p>'));
    assert.ok(dialog.text.includes(english.text('cards.unreadable.title')));
    assert.ok(!shown(await pressIn(alex, dialog, 'start')).text.includes('7000215'));
  });

  it('checks a token in the same dialog, for the presser alone', async () => {
    const token = tokenOf({ aud: 'api://other-canary', scp: 'x', exp: NOW / 1000 + 3600 });
    const nothing = shown(await explain(alex, '<p>good morning</p>'));
    const asked = shown(await pressIn(alex, nothing, 'open-token'));
    assert.ok(asked.text.includes(english.text('token.others')));
    const read = shown(await pressIn(alex, asked, 'token', { token }));
    assert.equal(read.texts[0], english.text('token.verdict.other-api'));
    assert.equal(alex.cards().length, 0);
    assert.ok(!shown(await pressIn(alex, read, 'show')).text.includes('canary'));
    assert.ok(!teams.heard.join().includes('canary'));
  });

  it('speaks the language of the reader', async () => {
    const anna = alex.as({ name: 'Anna', locale: 'sv-SE' });
    const dialog = shown(await explain(anna, CODE));
    assert.deepEqual([dialog.json.lang, dialog.texts[0]], ['sv', wordsIn('sv').text('extensions.lead')]);
  });

  it('offers the help desk when there is one, whose ticket leads back to the message', async () => {
    assert.ok(!shown(await explain(alex, CODE)).buttons.includes(english.text('tickets.buttons.ask-desk')));
    const megan = await opensDesk(teams);
    const form = shown(await pressIn(alex, shown(await explain(alex, CODE)), 'ask-desk'));
    const sent = shown(await pressIn(alex, form, 'send-ticket', { urgency: 'normal', comment: 'Since Monday' }));
    await pressIn(alex, form, 'send-ticket', { urgency: 'normal', comment: 'Since Monday' });
    await teams.delivered();
    const [number = ''] = /\d+/.exec(sent.texts[0] ?? '') ?? [];
    assert.equal(sent.texts[0], headingIn('en', Number(number), 'open'));
    const [card, ...others] = ticketCards(megan, Number(number));
    assert.deepEqual(others, []);
    assert.ok(card?.text.includes(`[${english.text('extensions.ticket.message')}](${LINK})`));
    assert.ok(card?.text.includes('Since Monday'));
    assert.equal(teams.heard.filter((body) => body.includes('ticket-withdraw')).length, 1);
    assert.equal(showing(alex, 'GT-').length, 0);
    await megan.press('desk-claim', { on: card as CardView });
    await teams.delivered();
    assert.equal(teams.heard.filter((body) => body.includes('ticket-withdraw')).length, 2);
  });

  for (const link of [
    'https://evil.example/l/message/1',
    'https://teams.microsoft.com/l/app/x',
    'javascript:alert(1)',
    'x'.repeat(3000),
  ])
    it(`shows no link to ${link.slice(0, 40)}`, async () => {
      const megan = await opensDesk(teams);
      const form = shown(await pressIn(alex, shown(await explain(alex, CODE, { linkToMessage: link })), 'ask-desk'));
      await pressIn(alex, form, 'send-ticket', { urgency: 'low' });
      await teams.delivered();
      assert.ok(megan.lastCard().text.includes('GT-'));
      assert.ok(!JSON.stringify(megan.lastCard().json).includes(english.text('extensions.ticket.message')));
    });

  it('keeps no link that leads elsewhere than into Teams', async () => {
    const written: string[] = [];
    const memory = memoryState();
    const write: typeof memory.write = async (changes) => {
      written.push(JSON.stringify(changes));
      await memory.write(changes);
    };
    const watched = await startTeams({ storage: { ...memory, write } });
    const kim = watched.person({ type: 'groupChat' });
    await explain(kim, CODE, { linkToMessage: 'https://evil.example/canary' });
    await explain(kim, CODE);
    await watched.close();
    assert.ok(!written.join().includes('canary') && written.join().includes(JSON.stringify(LINK)));
  });

  it('gives nobody a ticket of a desk that they only claim to be', async () => {
    const megan = await opensDesk(teams);
    const data = { verb: 'desk-claim', ticket: '1' };
    await megan.post({ type: 'invoke', name: 'composeExtension/submitAction', value: { data } });
    assert.equal(showing(megan, 'GT-1').length, 0);
  });

  for (const value of [
    {},
    { messagePayload: 5 },
    { messagePayload: { body: 5, attachments: 'x', linkToMessage: 5 } },
    { data: [] },
  ])
    for (const name of ['composeExtension/fetchTask', 'composeExtension/submitAction'])
      it(`takes ${name} with ${JSON.stringify(value)}`, async () => {
        const turn = await alex.post({ type: 'invoke', name, value });
        assert.equal(turn.status, 200);
        assert.notEqual(shown(turn).texts.length, 0);
      });
});
