// Multicast on each network that this laptop is in: the only importer of multicast-dns (Y43).
// A socket of its own for each interface, or only the one with the default route would be heard: often a tunnel's.
// Nothing that a network does or sends is an error here: what cannot be sent now is said again later.
import { BlockList } from 'node:net';
import { networkInterfaces } from 'node:os';
import multicastDns from 'multicast-dns';
import type { Arrived, Written } from './announcement.ts';

type Answer = NonNullable<multicastDns.ResponseOutgoingPacket['answers']>[number];

/** An interface with an IPv4 address. */
export interface Place {
  /** Differs where anything of it does. */
  readonly key: string;
  readonly address: string;
  readonly cidr: string;
}

/** What comes in. Both may be called with anything that can be decoded. */
export interface Ears {
  /** Somebody asks for these names. */
  onAsked(names: readonly unknown[]): void;
  /** Somebody near says these things. */
  onTold(records: readonly Arrived[], from: string): void;
}

export interface Wire {
  readonly address: string;
  /** False once it cannot be used any more: then another one may be opened. */
  readonly isOpen: boolean;
  ask(name: string): Promise<void>;
  say(records: readonly Written[]): Promise<void>;
  close(): void;
}

const MOST_PLACES = 8;

/** Where this laptop is now. Loopback is no place: nobody else is there. */
export function places(): Place[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) => {
    const first = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
    if (!first?.cidr) return [];
    return [{ key: [name, first.cidr, first.mac].join(' '), address: first.address, cidr: first.cidr }];
  });
  return all.slice(0, MOST_PLACES);
}

/** Begins to listen and to speak there. */
export function openWire({ address, cidr }: Place, ears: Ears): Wire {
  let isOpen = true;
  const near = subnet(cidr);
  const mdns = multicastDns({ interface: address, bind: '0.0.0.0' });
  const close = () => {
    if (isOpen) mdns.destroy();
    isOpen = false;
  };
  // A socket that could not be bound is tried again by sending, and one that is closed throws: so it is asked first.
  const send = (work: (done: () => void) => void) => (isOpen ? new Promise<void>(work) : Promise.resolve());
  mdns.on('warning', () => undefined);
  mdns.on('error', close);
  mdns.on('query', ({ questions = [] }) => ears.onAsked(questions.map(({ name }) => name)));
  mdns.on('response', ({ answers = [], additionals = [] }, { address: from }) => {
    // Whoever is not in this network is no neighbour (RFC 6762, section 11), whatever it sends to our port.
    if (near.check(from)) ears.onTold([...answers, ...additionals] as readonly Arrived[], from);
  });
  return {
    address,
    get isOpen() {
      return isOpen;
    },
    ask: (name) => send((done) => mdns.query(name, 'PTR', done)),
    say: (records) => send((done) => mdns.respond({ answers: records.map(encodable) }, done)),
    close,
  };
}

function subnet(cidr: string): BlockList {
  const [net = '', bits] = cidr.split('/');
  const near = new BlockList();
  near.addSubnet(net, Number(bits));
  return near;
}

// The library writes the class itself, and its types want the text of a TXT record to be changeable.
function encodable(record: Written): Answer {
  return { ...record, class: 'IN' };
}
