import type { Settings, Theme } from './settings.ts';

/** What an activity says of the moment at which it is sent. */
export interface Scene {
  readonly settings: Settings;
  readonly conversationId: string;
  readonly locale: string;
  readonly theme: Theme;
}

/** An activity as a Teams client sends it; the server does not trust its shape, so neither does this type. */
export type ClientActivity = Readonly<Record<string, unknown>> & { readonly id: string; readonly timestamp: string };

export function textMessage(scene: Scene, text: string): ClientActivity {
  return { ...spoken(scene), type: 'message', text, textFormat: 'plain', channelData: tenant(scene) };
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
  const value = { data, context: { theme: scene.theme === 'dark' ? 'dark' : 'default' } };
  return { ...spoken(scene), type: 'invoke', name, channelData: tenant(scene), value };
}

/** What Teams sends, at the same moment, when somebody adds the app: both may lead to a welcome. */
export function arrivals(scene: Scene): readonly ClientActivity[] {
  const { you, bot } = scene.settings;
  const client = { type: 'clientInfo', locale: regional(scene.locale).tag };
  const selected = { settings: { selectedChannel: { id: scene.conversationId } } };
  const members = [{ id: you.id, aadObjectId: you.aadObjectId }, { id: bot.id }];
  return [
    {
      ...addressed(scene),
      type: 'installationUpdate',
      action: 'add',
      locale: client.locale,
      entities: [client],
      channelData: { ...onMessage(scene), ...selected },
    },
    { ...addressed(scene), type: 'conversationUpdate', membersAdded: members, channelData: tenant(scene) },
  ];
}

function addressed({ settings, conversationId }: Scene): ClientActivity {
  return {
    id: crypto.randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: `${location.origin}${settings.connector}`,
    from: { id: settings.you.id, aadObjectId: settings.you.aadObjectId },
    recipient: { id: settings.bot.id, name: settings.bot.name },
    conversation: { conversationType: 'personal', tenantId: settings.tenantId, id: conversationId },
  };
}

function spoken(scene: Scene): ClientActivity {
  const timezone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { tag, country } = regional(scene.locale);
  const activity = addressed(scene);
  return {
    ...activity,
    from: { id: scene.settings.you.id, name: scene.settings.you.name, aadObjectId: scene.settings.you.aadObjectId },
    localTimestamp: localTime(new Date(activity.timestamp)),
    localTimezone: timezone,
    locale: tag,
    entities: [{ type: 'clientInfo', locale: tag, country, platform: 'Web', timezone }],
  };
}

function tenant({ settings }: Scene): object {
  return { tenant: { id: settings.tenantId } };
}

function onMessage(scene: Scene): object {
  return { source: { name: 'message' }, ...tenant(scene) };
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
