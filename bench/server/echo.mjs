import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

// The least that a bot is: botbuilder behind restify, which says back what was said. Everything is measured against it.
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser({ mapParams: false }));
const echo = async (context) => {
  if (context.activity.type === 'message') await context.sendActivity(`You said: ${context.activity.text}`);
};
server.post('/api/messages', (request, response, next) => {
  adapter.process(request, response, echo).then(() => next(false), next);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`at http://127.0.0.1:${server.address().port}\n`));
process.once('SIGTERM', () => process.exit(0));
