import assert from 'node:assert/strict';
import { flatten } from '../../../src/triage/intake/messages.ts';
import { findRequired } from '../../../src/triage/intake/required.ts';

describe('findRequired', () => {
  const rows: readonly (readonly [string, string, object | undefined])[] = [
    [
      'scopes',
      "Missing scope permissions on the request. API requires one of 'Chat.ReadBasic, Chat.Read'. Scopes on the request 'openid, User.Read'",
      { anyOf: ['Chat.ReadBasic', 'Chat.Read'], present: ['openid', 'User.Read'], kind: 'delegated' },
    ],
    [
      'roles',
      "Missing role permissions on the request. API required one of 'A.Read.All, B-C.Read.All'. Roles on the request ''",
      { anyOf: ['A.Read.All', 'B-C.Read.All'], present: [], kind: 'application' },
    ],
    [
      'apostrophes that JSON escapes',
      'Missing scope permissions on the request. API requires one of \\u0027Chat.Read\\u0027. Scopes on the request \\u0027User.Read\\u0027',
      { anyOf: ['Chat.Read'], present: ['User.Read'], kind: 'delegated' },
    ],
    [
      'permissions that the application has',
      'Access to ChatMessage in Graph API requires the following permissions: ChannelMessage.Read.All, Group.Read.All. However, the application only has the following permissions granted: User.Read, Mail.Read',
      { anyOf: ['ChannelMessage.Read.All', 'Group.Read.All'], present: ['User.Read', 'Mail.Read'] },
    ],
    [
      'scopes that the application must have, in JSON in JSON',
      '{\\r\\n \\"Message\\": \\"Application must have one of the following scopes: DeviceManagementApps.Read.All, DeviceManagementApps.ReadWrite.All - Operation ID (for customer support): 0\\"}',
      { anyOf: ['DeviceManagementApps.Read.All', 'DeviceManagementApps.ReadWrite.All'] },
    ],
    [
      'a missing scope',
      'Authorization failed due to missing permission scope SecurityEvents.Read.All.',
      { anyOf: ['SecurityEvents.Read.All'] },
    ],
    [
      'a missing MSGraph permission',
      'Calling principal does not have required MSGraph permissions AuditLog.Read.All',
      { anyOf: ['AuditLog.Read.All'] },
    ],
    ['names with the address of Graph', "API requires one of 'https://graph.microsoft.com/Mail.Read'", { anyOf: ['Mail.Read'] }],
    ['nothing in a refusal without names', 'Insufficient privileges to complete the operation.', undefined],
    ['nothing in a story', 'I granted Mail.Read and User.Read.All', undefined],
    ['nothing without names behind the phrase', 'This requires the following permissions:', undefined],
  ];
  for (const [title, text, expected] of rows) it(`reads ${title}`, () => assert.deepEqual(findRequired(flatten(text)), expected));
});
