// Loaded into a measured server before its own code: answers what it has used so far, over the channel to its parent.
import { memoryUsage } from 'node:process';

const ANSWERS = {
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  // What nobody holds any more is no memory in use. A collection costs more than many turns, so none is made when the processor is asked about.
  memory: () => {
    globalThis.gc?.();
    const { rss, heapUsed } = memoryUsage();
    return { rss, heap: heapUsed };
  },
};
process.on('message', (question) => void process.send?.(ANSWERS[question]?.()));
process.channel?.unref();
