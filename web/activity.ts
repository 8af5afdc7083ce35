import { make } from './dom.ts';
import type { Account, Settings, Theme } from './settings.ts';

/** What an activity says of the moment at which it is sent. */
export interface Scene {
  readonly settings: Settings;
  /** Who sends it. */
  readonly person: Account;
  readonly place: Place;
  readonly locale: string;
  readonly theme: Theme;
}

/** Where it is sent: in the chat of one person with the bot, or in a thread of the channel. */
export interface Place {
  readonly kind: 'personal' | 'channel';
  readonly conversationId: string;
}

/** An activity as a Teams client sends it; the server does not trust its shape, so neither does this type. */
export type ClientActivity = Readonly<Record<string, unknown>> & { readonly id: string; readonly timestamp: string };

export function textMessage(scene: Scene, text: string): ClientActivity {
  return { ...spoken(scene), type: 'message', text, textFormat: 'plain', channelData: whereabouts(scene) };
}

/** In a channel a bot hears only what mentions it. */
export function mentionMessage(scene: Scene, text: string): ClientActivity {
  const { bot } = scene.settings;
  const mention = { type: 'mention', mentioned: { id: bot.id, name: bot.name }, text: mentionOf(bot) };
  const message = textMessage(scene, withMention(bot, text));
  return { ...message, entities: [mention, clientInfo(scene)] };
}

/** The text as Teams sends it: the mention, then what was written. */
export function withMention(bot: Account, text: string): string {
  return `${mentionOf(bot)} ${text}`;
}

/** A press of `Action.Submit`: a message without text. */
export function cardMessage(scene: Scene, replyToId: string, value: unknown): ClientActivity {
  return { ...spoken(scene), type: 'message', channelData: onMessage(scene), replyToId, value };
}

/** A press of `Action.Execute`. */
export function cardInvoke(scene: Scene, replyToId: string, action: object): ClientActivity {
  const value = { action: { type: 'Action.Execute', ...action }, trigger: 'manual' };
  return { ...spoken(scene), type: 'invoke', name: 'adaptiveCard/action', channelData: onMessage(scene), replyToId, value };
}

/** Opening a dialog, or sending what was filled in there. */
export function dialogInvoke(scene: Scene, name: 'task/fetch' | 'task/submit', data: unknown): ClientActivity {
  const value = { data, context: { theme: themeOf(scene) } };
  return { ...spoken(scene), type: 'invoke', name, channelData: whereabouts(scene), value };
}

/** A message as somebody reads it on the page. */
export interface ReadMessage {
  readonly id: string;
  readonly time: string;
  readonly text: string;
  readonly isBot: boolean;
}

/** The value with which Teams sends a command that was chosen on a message: the command, and the message as HTML. */
export function commandValue(scene: Scene, commandId: string, message: ReadMessage): Readonly<Record<string, unknown>> {
  const { settings, person, place } = scene;
  const { bot } = settings;
  const user = { userIdentityType: 'aadUser', id: person.aadObjectId ?? person.id, displayName: person.name };
  const from = message.isBot ? { application: { id: bot.id, displayName: bot.name } } : { user };
  const lines = make('div', '', message.text).innerHTML.replaceAll('\n', '<br>');
  const messagePayload = {
    id: message.id,
    createdDateTime: message.time,
    from,
    body: { contentType: 'html', content: `<p>${lines}</p>` },
    attachments: [],
    linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(place.conversationId)}/${encodeURIComponent(message.id)}`,
  };
  return { commandId, commandContext: 'message', context: { theme: themeOf(scene) }, messagePayload };
}

/** What Teams sends of a command beside a conversation: a search, a dialog on a message, what was filled in there. */
export function extensionInvoke(scene: Scene, name: string, value: object): ClientActivity {
  return {
    ...spoken(scene),
    type: 'invoke',
    name: `composeExtension/${name}`,
    channelData: { source: { name: 'compose' }, ...whereabouts(scene) },
    value,
  };
}

/** A card that somebody picked from a search and sent. */
export function postedCard(scene: Scene, card: unknown): ClientActivity {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  return { ...spoken(scene), type: 'message', attachmentLayout: 'list', attachments, channelData: whereabouts(scene) };
}

/** What Teams sends, at the same moment, when somebody adds the app: both may lead to a welcome. */
export function arrivals(scene: Scene): readonly ClientActivity[] {
  const { person, settings, place } = scene;
  const client = { type: 'clientInfo', locale: regional(scene.locale).tag };
  const selected = { settings: { selectedChannel: { id: place.conversationId } } };
  const members = [{ id: person.id, aadObjectId: person.aadObjectId }, { id: settings.bot.id }];
  return [
    {
      ...addressed(scene),
      type: 'installationUpdate',
      action: 'add',
      locale: client.locale,
      entities: [client],
      channelData: { ...onMessage(scene), ...selected },
    },
    { ...addressed(scene), type: 'conversationUpdate', membersAdded: members, channelData: whereabouts(scene) },
  ];
}

function themeOf({ theme }: Scene): string {
  return theme === 'dark' ? 'dark' : 'default';
}

function addressed({ settings, person, place }: Scene): ClientActivity {
  const { kind, conversationId } = place;
  const group = kind === 'channel' ? { isGroup: true } : {};
  return {
    id: crypto.randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: `${location.origin}${settings.connector}`,
    from: { id: person.id, aadObjectId: person.aadObjectId },
    recipient: { id: settings.bot.id, name: settings.bot.name },
    conversation: { ...group, conversationType: kind, tenantId: settings.tenantId, id: conversationId },
  };
}

function spoken(scene: Scene): ClientActivity {
  const activity = addressed(scene);
  const info = clientInfo(scene);
  return {
    ...activity,
    from: { id: scene.person.id, name: scene.person.name, aadObjectId: scene.person.aadObjectId },
    localTimestamp: localTime(new Date(activity.timestamp)),
    localTimezone: info.timezone,
    locale: info.locale,
    entities: [info],
  };
}

function clientInfo({ locale }: Scene) {
  const { timeZone: timezone } = new Intl.DateTimeFormat().resolvedOptions();
  const { tag, country } = regional(locale);
  return { type: 'clientInfo', locale: tag, country, platform: 'Web', timezone } as const;
}

function mentionOf({ name }: Account): string {
  return `<at>${name}</at>`;
}

/** The tenant, and in a channel the team and the channel. */
function whereabouts({ settings, place }: Scene): object {
  const tenant = { id: settings.tenantId };
  if (place.kind === 'personal') return { tenant };
  const { teamId, groupId, channelId } = settings.desk;
  const team = { id: teamId, aadGroupId: groupId };
  return { teamsChannelId: channelId, teamsTeamId: teamId, tenant, team, channel: { id: channelId } };
}

function onMessage(scene: Scene): object {
  return { source: { name: 'message' }, ...whereabouts(scene) };
}

/** Teams names a language with its region: `sv-SE`. */
function regional(locale: string): { readonly tag: string; readonly country: string } {
  const { language, region = '' } = new Intl.Locale(locale).maximize();
  return { tag: region === '' ? language : `${language}-${region}`, country: region };
}

function localTime(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const zone = new Date(Math.abs(offset) * 60_000).toISOString().slice(11, 16);
  return `${local}${offset < 0 ? '-' : '+'}${zone}`;
}
