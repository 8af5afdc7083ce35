import { readdirSync, readFileSync } from 'node:fs';
import type { Chance } from '../crash/chance.ts';
import type { Json } from '../teams/card-view.ts';
import type { Button, Buttons } from './buttons.ts';
import type { Input } from './input.ts';
import { paste, typed } from './texts.ts';
import { type Several, tokenText } from './tokens.ts';

export type Scope = 'personal' | 'groupChat' | 'channel';

/** Somebody at a place; the help desk of a tenant is a channel. */
export interface Person {
  readonly name: string;
  readonly tenant: string;
  readonly scope: Scope;
  readonly conversation: string;
  readonly locale: string;
}

/** What people need to do something. */
export interface Stage {
  readonly serviceUrl: string;
  readonly buttons: Buttons;
  readonly next: () => number;
}

const FOLDER = new URL('../activities/', import.meta.url);
const SEEDS = new Map(
  readdirSync(FOLDER).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Json]),
);
const NAMES = [...SEEDS.keys()] as unknown as Several<string>;
const LOCALES: Several<string> = [
  'en-US',
  'sv-SE',
  'lv-LV',
  'zh-TW',
  'nl-NL',
  'id-ID',
  'de',
  'zh-Hant-HK',
  'x',
  'ar-u-nu-arab',
  '',
];
export const TENANTS: Several<string> = ['tenant-0', 'tenant-1', 'tenant-2'];
const deskOf = (tenant: string): string => `19:desk-of-${tenant}@thread.tacv2`;

/** Two of them at each desk. */
export const STAFF = TENANTS.flatMap((tenant) =>
  ['Megan', 'Diego'].map((name): Person => ({ name, tenant, scope: 'channel', conversation: deskOf(tenant), locale: 'en-US' })),
) as unknown as Several<Person>;

export function crowdOf(chance: Chance, size: number): Several<Person> {
  return Array.from({ length: size }, (_, index): Person => {
    const scope = chance.pick<Scope>(['personal', 'personal', 'personal', 'groupChat', 'channel']);
    const name = `person-${index}`;
    const conversation =
      scope === 'personal'
        ? `chat-${name}`
        : scope === 'groupChat'
          ? `19:group-${index % 3}@thread.v2`
          : `19:team-${index % 3}@thread.tacv2`;
    return { name, tenant: chance.pick(TENANTS), scope, conversation, locale: chance.pick(LOCALES) };
  }) as unknown as Several<Person>;
}

/** The activity with which a channel becomes a desk. */
export function registration(stage: Stage, person: Person): Input {
  return activity('desk', message(stage, person, '<at>Test Bot</at> use this channel'));
}

/** What somebody does next: valid, as Teams would send it. */
export function act(stage: Stage, person: Person, chance: Chance): Input {
  const buttons = stage.buttons.in(person.conversation);
  const [first, ...others] = buttons;
  if (first !== undefined && chance.is(0.45))
    return activity('press', pressed(stage, person, { button: chance.pick([first, ...others]), chance }));
  return chance.pick<() => Input>([
    () => activity('paste', message(stage, person, addressed(person, paste(chance)))),
    () => activity('paste', message(stage, person, addressed(person, paste(chance)))),
    () => activity('typed', message(stage, person, addressed(person, typed(chance)))),
    () => activity('typed', message(stage, person, addressed(person, typed(chance)))),
    () => activity('dialog', invoke(stage, person, 'task/fetch', { data: { verb: 'token', msteams: { type: 'task/fetch' } } })),
    () =>
      activity(
        'dialog',
        invoke(stage, person, 'task/submit', {
          data: { verb: 'token', token: chance.is(0.7) ? tokenText(chance) : paste(chance) },
        }),
      ),
    () => activity('extension', extension(stage, person, chance)),
    () => activity('extension', extension(stage, person, chance)),
    () => activity('kinds', dressed(stage, person, chance.pick(NAMES))),
  ])();
}

function activity(from: string, json: Json): Input {
  return { from, method: 'POST', path: '/api/messages', json };
}

/** The recorded activity, by this person at this place. */
function dressed({ serviceUrl, next }: Stage, { name, tenant, scope, conversation, locale }: Person, seed: string): Json {
  const recorded = SEEDS.get(seed) ?? {};
  const { tenant: _tenant, ...channelData } = Object(recorded.channelData) as Json;
  return {
    ...recorded,
    id: `fuzz-${next()}`,
    serviceUrl,
    from: { id: `29:${name}`, name, aadObjectId: `aad-${name}` },
    conversation: { id: conversation, conversationType: scope, tenantId: tenant, ...(scope !== 'personal' && { isGroup: true }) },
    locale,
    channelData: { ...channelData, tenant: { id: tenant } },
  };
}

function message(stage: Stage, person: Person, text: string): Json {
  return { ...dressed(stage, person, `message-text-${person.scope}`), text };
}

function invoke(stage: Stage, person: Person, name: string, value: Json): Json {
  return { ...dressed(stage, person, `invoke-adaptiveCard_action-${person.scope}`), name, value };
}

function addressed({ scope }: Person, text: string): string {
  return scope === 'personal' ? text : `<at>Test Bot</at> ${text}`;
}

interface Press {
  readonly button: Button;
  readonly chance: Chance;
}

/** In place, by a client that lacks that, or in a dialog. */
function pressed(stage: Stage, person: Person, { button, chance }: Press): Json {
  const { action, fields, replyToId } = button;
  const data: Json = {
    ...Object(action.data),
    ...Object.fromEntries(fields.map((field) => [field.id, filled(field.choices, chance)])),
  };
  if (replyToId === undefined)
    return chance.is(0.7)
      ? invoke(stage, person, 'composeExtension/submitAction', { commandId: 'diagnoseMessage', commandContext: 'message', data })
      : invoke(stage, person, 'task/submit', { data });
  const { type, title, verb } = action;
  if (Object.hasOwn(data, 'msteams')) return invoke(stage, person, 'task/fetch', { data });
  if (type === 'Action.Execute' && chance.is(0.75))
    return {
      ...invoke(stage, person, 'adaptiveCard/action', { action: { type, title, verb, data }, trigger: 'manual' }),
      replyToId,
    };
  return {
    ...dressed(stage, person, `message-value-${person.scope === 'personal' ? 'personal' : 'channel'}`),
    value: data,
    replyToId,
  };
}

function filled(choices: readonly string[], chance: Chance): string {
  const [first, ...others] = choices;
  if (first !== undefined && chance.is(0.85)) return chance.pick([first, ...others]);
  return chance.pick<() => string>([
    () => typed(chance),
    () => paste(chance),
    () => tokenText(chance),
    () => 'a remark',
    () => 'a remark',
  ])();
}

function extension(stage: Stage, person: Person, chance: Chance): Json {
  const content = chance.is(0.5) ? `<div>${paste(chance)}</div>` : paste(chance);
  const messagePayload = {
    id: '1',
    body: { contentType: chance.pick(['html', 'text']), content },
    from: { user: { displayName: 'Alex' } },
    attachments: [
      { contentType: 'application/vnd.microsoft.card.codesnippet', content: JSON.stringify({ name: 'x', code: paste(chance) }) },
    ],
    linkToMessage: 'https://teams.microsoft.com/l/message/x/1',
  };
  return chance.pick<() => Json>([
    () =>
      invoke(stage, person, 'composeExtension/fetchTask', {
        commandId: 'diagnoseMessage',
        commandContext: 'message',
        messagePayload,
      }),
    () =>
      invoke(stage, person, 'composeExtension/query', {
        commandId: 'find',
        parameters: [{ name: 'query', value: chance.is(0.5) ? typed(chance) : paste(chance).slice(0, 500) }],
        queryOptions: { skip: Math.floor(chance.between(0, 60)), count: 25 },
      }),
    () => invoke(stage, person, 'composeExtension/queryLink', { url: 'https://learn.microsoft.com/graph/errors' }),
    () =>
      invoke(
        stage,
        person,
        chance.pick([
          'composeExtension/anonymousQueryLink',
          'composeExtension/selectItem',
          'message/submitAction',
          'fileConsent/invoke',
          'signin/verifyState',
          'config/fetch',
          'tab/fetch',
          'x',
        ]),
        { code: 'x' },
      ),
  ])();
}
