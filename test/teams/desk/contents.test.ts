import assert from 'node:assert/strict';
import { tokenOf } from '../../triage/tokens.ts';
import { NOW, startTeams, type Teams } from '../teams.ts';
import { lineIn, opensDesk, ticketCards, wordsIn } from './desk.ts';

const IDS = {
  request: '11111111-aaaa-4bbb-8ccc-000000000001',
  client: '22222222-aaaa-4bbb-8ccc-000000000002',
  trace: '33333333-aaaa-4bbb-8ccc-000000000003',
  correlation: '44444444-aaaa-4bbb-8ccc-000000000004',
  app: '55555555-aaaa-4bbb-8ccc-000000000005',
  tenant: '66666666-aaaa-4bbb-8ccc-000000000006',
  user: '77777777-aaaa-4bbb-8ccc-000000000007',
};
const DIAGNOSTIC =
  '{"ServerInfo":{"DataCenter":"West Europe","Slice":"E","Ring":"5","ScaleUnit":"004","RoleInstance":"AM2PEPF0001"}}';
const TOKEN = tokenOf({
  aud: 'https://graph.microsoft.com',
  tid: IDS.tenant,
  appid: IDS.app,
  oid: IDS.user,
  scp: 'User.Read Calendars.Read',
  ver: '1.0',
  amr: ['pwd', 'mfa'],
  iat: NOW / 1000 - 600,
  exp: NOW / 1000 + 600,
  name: 'Canary Person',
  upn: 'canary@contoso.example',
});
const PASTE = `GET https://graph.microsoft.com/v1.0/users/megan@contoso.example/messages/AAMkAGI2/attachments
HTTP/1.1 403 Forbidden
request-id: ${IDS.request}
client-request-id: ${IDS.client}
x-ms-ags-diagnostic: ${DIAGNOSTIC}
Date: Fri, 20 Nov 2026 09:15:00 GMT

{"error":{"code":"ErrorAccessDenied","message":"Access is denied. Check credentials and try again."}}`;
const SIGN_IN = `AADSTS65001: The user or administrator has not consented to use the application with ID '${IDS.app}'.
Trace ID: ${IDS.trace} Correlation ID: ${IDS.correlation} Timestamp: 2026-11-20 09:14:00Z`;

/** Of the requester and of the desk. */
const LANGUAGES = [
  ['en', 'en'],
  ['sv', 'nl'],
  ['zh-TW', 'id'],
] as const;

describe('a ticket', () => {
  let teams: Teams;
  before(async () => (teams = await startTeams()));
  after(() => teams.close());

  /** What is pasted, what is read in private, and what must be found. */
  const ROWS = {
    'a refused call': {
      paste: PASTE,
      token: TOKEN,
      facts: [
        IDS.request,
        IDS.client,
        IDS.app,
        IDS.tenant,
        IDS.user,
        '2026-11-20T09:15',
        'West Europe',
        'x-ms-ags-diagnostic',
        'GET',
        'graph.microsoft.com',
        '/users/{id}/messages/{id}/attachments',
        '403',
        'ErrorAccessDenied',
        'aud',
        'User.Read',
        'Calendars.Read',
        'amr',
        'mfa',
        'iat',
        '2026-11-20T11:50',
        'exp',
        '2026-11-20T12:10',
      ],
    },
    'a refused sign-in': {
      paste: SIGN_IN,
      token: undefined,
      facts: [IDS.trace, IDS.correlation, IDS.app, 'AADSTS65001', '2026-11-20T09:14'],
    },
  } as const;
  const SECRETS = ['canary', 'Canary', 'contoso', 'AAMkAGI2', TOKEN.slice(0, 30)];

  for (const [what, { paste, token, facts }] of Object.entries(ROWS)) {
    for (const [locale, desk] of LANGUAGES) {
      it(`of ${what} holds all that support asks for first, on its card (${desk}) and as text (${locale})`, async () => {
        const megan = await opensDesk(teams, { locale: desk, conversation: `19:${desk}@thread.tacv2` });
        const alex = teams.person({ locale });
        await alex.say(paste);
        if (token !== undefined) await alex.submitDialog({ token });
        for (let i = 0; i < 8 && alex.lastCard().question !== undefined; i += 1) await alex.press('unknown');
        await alex.press('did-not-help');
        await alex.say('help desk');
        await alex.press('send-ticket', { inputs: { urgency: 'normal', comment: 'please' } });
        await teams.delivered();
        const [ticket] = await teams.store.tickets.ofRequester('tenant-1', 'aad-Alex', 1);
        assert.ok(ticket !== undefined && ticket.content.tried.length > 0);
        const likely = ticket.content.ranking.filter(({ verdict }) => verdict !== 'unlikely').map(({ cause }) => cause);
        const copy = await alex.press('copy-support', { on: alex.lastCard() });
        const shown = { [desk]: ticketCards(megan, ticket.number)[0]?.text ?? '', [locale]: String(copy.sent[0]?.text) };
        for (const [language, text] of Object.entries(shown)) {
          const words = wordsIn(language);
          const causes = [...ticket.content.tried, ...likely.slice(0, 3)];
          const titles = causes.map((cause) => words.text(`causes.${cause}.title`));
          for (const fact of [...facts, ...titles, words.text('tickets.sections.evidence'), words.text('tickets.sections.tried')])
            assert.ok(text.includes(fact), `${language}: ${fact} is not in ${text}`);
          for (const secret of SECRETS) assert.ok(!text.includes(secret), `${secret} is in ${language}`);
        }
      });
    }
  }

  it('holds what was answered: the flow, the account and the kind of permission', async () => {
    const megan = await opensDesk(teams);
    const alex = teams.person({ name: 'Alex-answers' });
    await alex.say('start');
    await alex.say('403');
    const answers: Readonly<Record<string, string>> = { flow: 'auth-code', account: 'guest', permissionKind: 'delegated' };
    const given: string[] = [];
    for (let { question } = alex.lastCard(); question !== undefined; { question } = alex.lastCard()) {
      const value = answers[question];
      if (value !== undefined) given.push(question);
      await (value === undefined ? alex.say('I don’t know') : alex.answer(value));
    }
    await alex.say('help desk');
    await alex.press('send-ticket', { inputs: { urgency: 'normal' } });
    await teams.delivered();
    const { text } = ticketCards(megan, 1007)[0] ?? { text: '' };
    assert.ok(given.includes('flow') && given.includes('account'), given.join());
    const account = { word: 'questions.account.answers.guest' } as const;
    assert.ok(text.includes(lineIn('en', 'tickets.details.account', { value: account })), text);
    assert.ok(text.includes(wordsIn('en').text('questions.flow.answers.auth-code')), text);
    if (given.includes('permissionKind'))
      assert.ok(text.includes(wordsIn('en').text('questions.permissionKind.answers.delegated')));
  });
});
