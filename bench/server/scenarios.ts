import { load, type Load } from './load.ts';
import { launch, type Measured } from './measured.ts';
import { buttonsOf, ERROR, presses, REFUSAL, registersDesk, type Pressable, says, type Somebody, somebody } from './people.ts';

/** One kind of turn, measured at a number of connections. `prepare` is not measured; it gives the activities that are. */
export interface Scenario {
  readonly name: 'echo' | 'text' | 'press' | 'answer' | 'question' | 'escalation';
  readonly prepare: (server: Measured, serviceUrl: string, turns: number) => Promise<readonly object[]>;
}

const people = (serviceUrl: string, turns: number): readonly Somebody[] =>
  Array.from({ length: turns }, () => somebody(serviceUrl));

/** What everybody has on the screen after a message, found by its verb. */
async function shown(server: Measured, crowd: readonly Somebody[], text: string): Promise<readonly (readonly Pressable[])[]> {
  const { bodies } = await load(server.url, {
    connections: 10,
    activities: crowd.map((who) => says(who, text)),
    keepsBodies: true,
  });
  return bodies.map(buttonsOf);
}

function button(buttons: readonly Pressable[], verb: string): Pressable {
  const found = buttons.find((one) => one.verb === verb);
  if (found === undefined) throw new Error(`there is no button ${verb}`);
  return found;
}

/** Everybody is somebody new, so that every turn reads and durably writes state; presses come after a message that is not measured. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'echo', prepare: async (_server, url, turns) => people(url, turns).map((who) => says(who, 'hello')) },
  { name: 'text', prepare: async (_server, url, turns) => people(url, turns).map((who) => says(who, 'hello')) },
  {
    name: 'press',
    prepare: async (server, url, turns) => {
      const crowd = people(url, turns);
      const buttons = await shown(server, crowd, 'start');
      return crowd.map((who, at) => presses(who, button(buttons[at] ?? [], 'answer'), { value: '403' }));
    },
  },
  { name: 'answer', prepare: async (_server, url, turns) => people(url, turns).map((who) => says(who, ERROR)) },
  { name: 'question', prepare: async (_server, url, turns) => people(url, turns).map((who) => says(who, REFUSAL)) },
  {
    name: 'escalation',
    prepare: async (server, url, turns) => {
      const crowd = people(url, turns);
      await shown(server, crowd, ERROR);
      const buttons = await shown(server, crowd, 'help desk');
      const inputs = { urgency: 'normal', comment: 'The nightly import stands still.' };
      return crowd.map((who, at) => presses(who, button(buttons[at] ?? [], 'send-ticket'), inputs));
    },
  },
];

/** Starts the bot on a database, with a help desk, as all scenarios need it. */
export async function launchBot(databaseUrl: string, serviceUrl: string): Promise<Measured> {
  const bot = await launch('bot', { DATABASE_URL: databaseUrl });
  await load(bot.url, { connections: 1, activities: [registersDesk(serviceUrl)] });
  return bot;
}

export interface Run extends Omit<Load, 'bodies'> {
  /** Microseconds of processor time per turn, in the server. */
  readonly cpu: number;
}

/** Runs a scenario once. */
export async function run(scenario: Scenario, server: Measured, { url, connections, turns }: Place): Promise<Run> {
  const activities = await scenario.prepare(server, url, turns);
  const before = await server.cpu();
  const { bodies: _unkept, ...times } = await load(server.url, { connections, activities });
  const after = await server.cpu();
  return { ...times, cpu: (after - before) / turns };
}

export interface Place {
  /** Where the bot sends what it says. */
  readonly url: string;
  readonly connections: number;
  readonly turns: number;
}
