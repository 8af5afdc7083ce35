// Runs inside of the bot, before it. Says over IPC how much CPU the process has used, and the most that it used, both in milliseconds, while its
// event loop did not come round: by CPU and not by the clock, so that a busy machine accuses nobody.
import process from 'node:process';

const EVERY_MS = 5;
const used = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
let last = used();
let longest = 0;
const look = () => {
  const now = used();
  longest = Math.max(longest, now - last);
  last = now;
};

setInterval(look, EVERY_MS).unref();
process.on('message', (question) => {
  look();
  process.send?.({ question, cpu: last, longest });
  longest = 0;
});
process.channel?.unref();
