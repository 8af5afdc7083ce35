import { writeFileSync } from 'node:fs';
import { ROOT } from '../../src/root.ts';
import { publishedSchema } from './schema.ts';

writeFileSync(new URL('docs/webhook.schema.json', ROOT), `${JSON.stringify(publishedSchema(), null, 2)}\n`);
