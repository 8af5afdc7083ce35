import { openStore } from '../../src/storage/open.ts';
import { contract } from '../storage/contract.ts';
import { cluster } from './here.ts';

if (cluster !== undefined) {
  const { newDatabase } = cluster;
  describe('two replicas on PostgreSQL', () => {
    contract(async (expiry) => {
      const url = await newDatabase();
      const [store, other] = await Promise.all([openStore(url, expiry), openStore(url, expiry)]);
      return { store, other, close: async () => void (await Promise.all([store.close(), other.close()])) };
    });
  });
}
