import type { Operation } from '../operation.ts';
import { applications } from './applications.ts';
import { chats } from './chats.ts';
import { devices } from './devices.ts';
import { directory } from './directory.ts';
import { files } from './files.ts';
import { groups } from './groups.ts';
import { mail } from './mail.ts';
import { security } from './security.ts';
import { tasks } from './tasks.ts';
import { teams } from './teams.ts';
import { users } from './users.ts';

/** Every row of the table. */
export const OPERATIONS: readonly Operation[] = [
  ...users,
  ...groups,
  ...applications,
  ...directory,
  ...mail,
  ...files,
  ...teams,
  ...chats,
  ...tasks,
  ...devices,
  ...security,
];
