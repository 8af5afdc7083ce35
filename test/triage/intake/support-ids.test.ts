import assert from 'node:assert/strict';
import { findSupportIds } from '../../../src/triage/intake/support-ids.ts';

const A = '11111111-2222-3333-4444-555555555555';
const B = '66666666-7777-8888-9999-000000000000';

describe('findSupportIds', () => {
  const rows: readonly (readonly [string, string, object | undefined])[] = [
    [
      'an inner error',
      `"innerError":{"date":"2019-08-13T02:30:24","request-id":"${A}","client-request-id":"${B}"}`,
      { requestId: A, clientRequestId: B, timestamp: '2019-08-13T02:30:24.000Z' },
    ],
    [
      'headers',
      `request-id: ${A}\nclient-request-id: ${B}\nDate: Tue, 05 Jan 2021 10:00:00 GMT`,
      { requestId: A, clientRequestId: B, timestamp: '2021-01-05T10:00:00.000Z' },
    ],
    [
      'a sign-in error',
      `AADSTS65001: x. Trace ID: ${A} Correlation ID: ${B} Timestamp: 2021-01-05 10:00:00Z`,
      { traceId: A, correlationId: B, timestamp: '2021-01-05T10:00:00.000Z' },
    ],
    [
      'an answer of the token endpoint',
      `"trace_id":"${A}","correlation_id":"${B}","timestamp":"2021-01-05 10:00:00Z"`,
      { traceId: A, correlationId: B, timestamp: '2021-01-05T10:00:00.000Z' },
    ],
    [
      'the details of the admin center',
      `Request Id: ${A}\nCorrelation Id: ${B}\nTimestamp: 2021-03-01T10:00:00.123Z`,
      { requestId: A, correlationId: B, timestamp: '2021-03-01T10:00:00.123Z' },
    ],
    ['a time with a zone', 'timestamp: 2021-03-01T10:00:00+02:00', { timestamp: '2021-03-01T08:00:00.000Z' }],
    ['a HAR file', `{"name":"request-id","value":"${A}"}`, { requestId: A }],
    [
      'the diagnostic header',
      'x-ms-ags-diagnostic: {"ServerInfo":{"DataCenter":"West Europe","Slice":"E","Ring":"5","Other":"x"}}',
      { diagnostic: '{"ServerInfo":{"DataCenter":"West Europe","Slice":"E","Ring":"5"}}' },
    ],
    ['no id without a label', A, undefined],
    ['no id that is none', 'request-id: abc', undefined],
    ['no time of a log line', '2018-04-06 12:59:33-ERROR-', undefined],
    ['no time that is none', 'date: 2019-99-99T99:99:99', undefined],
  ];
  for (const [title, text, expected] of rows) it(`reads ${title}`, () => assert.deepEqual(findSupportIds(text), expected));
});
