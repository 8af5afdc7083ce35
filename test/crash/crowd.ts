import type { Chance } from './chance.ts';
import { registerDesk, workAtDesk } from './desk.ts';
import { lookAtChat, liveRequester, newRequester, type Requester } from './requesters.ts';
import type { Service } from './service.ts';
import type { Kind, World } from './world.ts';

export interface CrowdParts {
  readonly service: Service;
  readonly chance: Chance;
  /** Resolves to the address of a bot, when one is there. */
  readonly up: () => Promise<string>;
  /** Each has a channel, and Teams takes only so many messages a second from a bot in one. */
  readonly tenants: number;
  /** Requesters at the same moment. */
  readonly atOnce: number;
}

/** Everybody who works with the bot: requesters, one after the other, and the desks of their tenants. */
export interface Crowd {
  readonly world: World;
  readonly requesters: ReadonlyMap<string, Requester>;
  /** Every tenant has its desk. */
  readonly isOpen: Promise<void>;
  /** Resolves when all have gone: never by itself. */
  readonly everybody: Promise<void>;
  /** Nobody begins anything new; resolves when all have finished. */
  readonly leave: () => Promise<void>;
  /** All read once more what stands in their chats. */
  readonly lookBack: () => void;
}

/** They begin at once. The first answers already know the desk. */
export function gather({ service, chance, up, tenants, atOnce }: CrowdParts): Crowd {
  const names = Array.from({ length: tenants }, (_, index) => `tenant-${index}`);
  const requesters = new Map<string, Requester>();
  let isOver = false;
  let said = 0;
  const world: World = {
    service,
    shown: { tickets: new Map(), texts: new Set(), claims: [] },
    up,
    isOver: () => isOver,
    words: (kind: Kind) => `${kind} ${(said += 1)}`,
  };
  const people = async (mine: Chance): Promise<void> => {
    while (!world.isOver()) {
      const requester = newRequester(mine, names[Math.floor(mine.next() * names.length)] ?? '', requesters.size);
      requesters.set(requester.who.name, requester);
      await liveRequester(world, mine, requester);
    }
  };
  const isOpen = Promise.all(names.map((tenant) => registerDesk(world, chance.fork(), tenant))).then(() => undefined);
  const everybody = isOpen.then(async () => {
    const staff = names.map((tenant) => workAtDesk(world, chance.fork(), tenant));
    await Promise.all([...staff, ...Array.from({ length: atOnce }, () => people(chance.fork()))]);
  });
  return {
    world,
    requesters,
    isOpen,
    everybody,
    async leave() {
      isOver = true;
      await everybody;
    },
    lookBack: () => [...requesters.values()].forEach((requester) => lookAtChat(world, requester)),
  };
}
