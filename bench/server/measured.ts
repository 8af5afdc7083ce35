import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const PROGRAMS = { echo: path('./echo.mjs'), bot: path('../../dist/src/index.js') } as const;
export type Program = keyof typeof PROGRAMS;

/** Bytes, after a collection of all garbage. */
export interface Memory {
  readonly rss: number;
  readonly heap: number;
}

/** A server that is measured from outside, as a process of its own. */
export interface Measured {
  readonly url: string;
  /** Milliseconds from the start of the process until it listened. */
  readonly startedIn: number;
  /** Microseconds of processor time since the start. */
  readonly cpu: () => Promise<number>;
  readonly memory: () => Promise<Memory>;
  readonly stop: () => Promise<void>;
}

export async function launch(
  program: Program,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--expose-gc', ...flags, '--import', path('./probe.mjs'), PROGRAMS[program]], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  // Nobody outlives the measurement, also where that fails.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const url = await addressOf(child);
  const startedIn = performance.now() - began;
  return {
    url,
    startedIn,
    cpu: () => ask<number>(child, 'cpu'),
    memory: () => ask<Memory>(child, 'memory'),
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
      process.off('exit', kill);
    },
  };
}

async function ask<T>(child: ChildProcess, question: string): Promise<T> {
  const answer = once(child, 'message');
  child.send(question);
  return (await answer)[0] as T;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      const address = /at (http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`a measured server ended with ${code}`)));
  });
}
