import { writeFileSync } from 'node:fs';
import { readRooms, withoutLoose } from './imports.ts';
import { drawRooms } from './picture.ts';

/** `npm run architecture`: draws docs/architecture.svg from the imports of the code. */
writeFileSync(new URL('../../docs/architecture.svg', import.meta.url), drawRooms(withoutLoose(readRooms())));
process.stdout.write('docs/architecture.svg\n');
