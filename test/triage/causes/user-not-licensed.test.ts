import { userNotLicensed } from '../../../src/triage/causes/user-not-licensed.ts';
import { answered, call, says } from '../evidence.ts';
import { testCause } from './rows.ts';

testCause(userNotLicensed, [
  {
    name: 'is proven by a mailbox that is not there',
    evidence: { status: 404, ...says('mailbox-not-enabled') },
    verdict: 'proven',
    because: 'says-mailbox-not-enabled',
  },
  {
    name: 'is proven by a service that asks for a licence',
    evidence: { status: 403, ...says('service-not-licensed') },
    verdict: 'proven',
    because: 'says-service-not-licensed',
  },
  {
    name: 'is proven by the code of a service without a subscription',
    evidence: { aadsts: [650052] },
    verdict: 'proven',
    because: 650052,
  },
  {
    name: 'is likely when the service does not know the tenant',
    evidence: { status: 404, ...says('tenant-not-known-to-service') },
    verdict: 'likely',
    because: 'says-tenant-not-known-to-service',
  },
  {
    name: 'is possible for a report that takes a premium licence',
    evidence: { status: 403, ...call('GET', '/auditLogs/signIns') },
    verdict: 'possible',
    because: 'premium-report',
  },
  {
    name: 'is likely when mail is not found for some users',
    evidence: answered({ status: 404, service: 'mail-calendar', reach: 'some-users' }),
    verdict: 'likely',
    because: 'reach=some-users',
  },
  {
    name: 'gives way to a missing permission when privileges are what is insufficient',
    evidence: { status: 403, ...call('GET', '/auditLogs/signIns'), ...says('insufficient-privileges') },
    verdict: 'unlikely',
    because: 'says-insufficient-privileges',
    rather: 'permission-missing',
  },
  {
    name: 'gives way to a metered API when the service asks for payment',
    evidence: { status: 402, ...says('payment-required') },
    verdict: 'unlikely',
    rather: 'api-restricted',
  },
]);
