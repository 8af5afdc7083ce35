// Loaded into a measured server before its own code: answers what it has used so far, over the channel to its parent.
import { memoryUsage } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

const ANSWERS = {
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  // What nobody holds any more is no memory in use. A collection costs more than many turns, so none is made when the processor is asked about.
  // Pages are given back by threads of their own, some time after it.
  memory: async () => {
    for (let times = 0; times < 2; times += 1) {
      globalThis.gc?.();
      await wait(500);
    }
    const { rss, heapUsed } = memoryUsage();
    return { rss, heap: heapUsed };
  },
};
process.on('message', (question) => void Promise.resolve(ANSWERS[question]?.()).then((answer) => process.send?.(answer)));
process.channel?.unref();
