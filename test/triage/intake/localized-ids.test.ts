import type { Evidence } from '../../../src/triage/evidence.ts';
import { APP, evidenceOf, holds, OTHER_ID, REQUEST_ID, TENANT } from './read.ts';

const AT = '2026-03-05T10:00:00.000Z';
const IDS = { requestId: REQUEST_ID, correlationId: OTHER_ID, timestamp: AT };

describe('details that a page lets people copy', () => {
  const page = `Troubleshooting details\nIf you contact your administrator, send this info to them.\nCopy info to clipboard\nRequest Id: ${REQUEST_ID}\nCorrelation Id: ${OTHER_ID}\nTimestamp: 2026-03-05T10:00:00Z\nApp name: Canary\nApp id: ${APP}\nIP address: 192.0.2.1\nDevice state: Unregistered`;
  const log = `Date\t3/5/2026, 10:00:00 AM\nRequest ID\t${REQUEST_ID}\nCorrelation ID\t${OTHER_ID}\nStatus\tFailure\nSign-in error code\t65001\nFailure reason\tThe user or administrator has not consented to use the application\nApplication\tCanary\nApplication ID\t${APP}\nResource ID\t00000003-0000-0000-c000-000000000000\nResource tenant ID\t${TENANT}\nHome tenant ID\t${OTHER_ID}`;
  const rows: readonly (readonly [string, string, Evidence])[] = [
    ['the sign-in page: ids', page, { ids: IDS }],
    ['the sign-in page: app', page, { app: APP }],
    [
      'the sign-in page in German',
      `Anforderungs-ID: ${REQUEST_ID}\nKorrelations-ID: ${OTHER_ID}\nZeitstempel: 2026-03-05T10:00:00Z\nApp-Name: Canary\nApp-ID: ${APP}`,
      { ids: IDS, app: APP },
    ],
    [
      'the sign-in page in French',
      `ID de la demande : ${REQUEST_ID}\nID de corrélation : ${OTHER_ID}\nHorodatage : 2026-03-05T10:00:00Z\nNom : Canary\nIdentifiant : ${APP}`,
      { ids: IDS, app: APP },
    ],
    [
      'the sign-in page in Chinese',
      `要求識別碼： ${REQUEST_ID}\n相互關聯識別碼： ${OTHER_ID}\n時間戳記： 2026-03-05T10:00:00Z`,
      { ids: IDS },
    ],
    ['the sign-in log: ids', log, { ids: { requestId: REQUEST_ID, correlationId: OTHER_ID } }],
    ['the sign-in log: code', log, { aadsts: [65001], messages: ['consent-required'] }],
    ['the sign-in log: app and tenant', log, { app: APP, tenant: TENANT }],
    [
      'an error of the admin center',
      `Error code: 403\nMessage: Insufficient privileges to complete the operation.\nRequest Id: ${REQUEST_ID}\nCorrelation Id: ${OTHER_ID}\nTimestamp: 2026-03-05T10:00:00Z`,
      { status: 403, messages: ['insufficient-privileges'], ids: IDS },
    ],
  ];
  for (const [title, text, expected] of rows) it(`are read: ${title}`, () => holds(evidenceOf(text), expected));
});
