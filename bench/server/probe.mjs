// Loaded into a measured server before its own code: answers what it has used so far, over the channel to its parent.
import { memoryUsage } from 'node:process';

process.on('message', (message) => {
  if (message !== 'usage') return;
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system, rss: memoryUsage.rss(), heap: memoryUsage().heapUsed });
});
process.channel?.unref();
