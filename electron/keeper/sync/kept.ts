// What is in the drawer (Y4): who this laptop is, who the others are, and how far each has come. Bytes in, values out, and back.
// Pure. When it is written is drawer.ts; what the parts mean, those who change them know.
import { z } from 'zod';
import { Refusal } from '../../../shared/refusal.ts';
import { fromHex, toHex } from '../crypto.ts';
import { folderSchema } from './folder-kept.ts';
import { type Identity, type LaptopId, readCertificate } from './identity.ts';
import { entriesOf, joinRolls, type Roll } from './roll.ts';

/** So long is the drawer at most, as JSON. */
export const DRAWER_BYTES_MAX: number = 16 * 1024 * 1024;
const DRAWER = 1;
const NO_THREAD = '0'.repeat(32);

const MOST_HEADS = 256;
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`, 'u'));
const instant = z.number().min(0);
const id = hex(16);

const peerSchema = z.strictObject({
  /** 16 random bytes that only the two of them know, and those before (Y27). */
  thread: id,
  before: id,
  /** What both had when they were last in step (Y31). */
  shared: z.array(hex(32)).max(MOST_HEADS),
  /** Ms; 0 for never. */
  heardAt: instant,
  inStepAt: instant,
  /** `host:port`: those typed in first, then the last ones that answered (Y49). */
  typed: z.array(z.string().max(300)).max(64),
  addresses: z.array(z.string().max(300)).max(64),
});
const carrierSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('disk'), path: z.string().max(4_096) }),
  z.strictObject({
    kind: z.literal('webdav'),
    url: z.string().max(4_096),
    user: z.string().max(1_024),
    password: z.string().max(4_096),
  }),
]);
const drawerSchema = z.strictObject({
  drawer: z.literal(DRAWER),
  identity: z.strictObject({
    key: z.string().max(1_024),
    certificate: z.string().regex(/^(?:[0-9a-f]{2}){1,1024}$/u),
    box: hex(32),
    secret: hex(32),
  }),
  roll: z.array(z.string().regex(/^(?:[0-9a-f]{2})+$/u)).max(1_024),
  peers: z.record(id, peerSchema),
  carrier: carrierSchema.nullable(),
  folder: folderSchema.nullable(),
  paused: z.boolean(),
  /** Where others reach this laptop, as long as nobody else has taken the port. */
  port: z.int().min(0).max(65_535).optional(),
  asEmpty: z.boolean().optional(),
  joinedAt: z.array(hex(32)).optional(),
});

/** What is kept of another laptop, also of one that is gone. */
export type PeerInDrawer = Readonly<z.infer<typeof peerSchema>>;
/** By what the folder is carried. */
export type CarrierKept = Readonly<z.infer<typeof carrierSchema>>;
type Written = z.infer<typeof drawerSchema>;

/** Everything in the drawer. */
export interface Kept {
  readonly identity: Identity;
  readonly roll: Roll;
  readonly peers: Readonly<Record<LaptopId, PeerInDrawer>>;
  readonly carrier: CarrierKept | null;
  readonly folder: Written['folder'];
  readonly isPaused: boolean;
  /** By which this laptop listened last; 0 or absent: by none. */
  readonly port?: number;
  /** It joined, and what it held is kept aside: it counts as empty until it has taken the other's snapshot (Y21). */
  readonly asEmpty?: boolean;
  /** Heads of the document as it was then. One that lacks them has been replaced, whatever `asEmpty` says. */
  readonly joinedAt?: readonly string[];
}

/** A drawer of a laptop that has just founded or joined: nothing of an earlier circle is in it (Y3). */
export function newKept(identity: Identity, roll: Roll): Kept {
  return { identity, roll, peers: {}, carrier: null, folder: null, isPaused: false };
}

/** What is kept of a laptop; of one never met, that. */
export function peerIn({ peers }: Kept, laptop: LaptopId): PeerInDrawer {
  const unmet = { thread: NO_THREAD, before: NO_THREAD, shared: [], heardAt: 0, inStepAt: 0, typed: [], addresses: [] };
  return Object.hasOwn(peers, laptop) ? (peers[laptop] ?? unmet) : unmet;
}

/** The same, with something about one laptop changed. */
export function withPeer(kept: Kept, laptop: LaptopId, about: Partial<PeerInDrawer>): Kept {
  const peer = { ...peerIn(kept, laptop), ...about };
  // Fewer shared heads than there are cost time, and nothing else.
  return { ...kept, peers: { ...kept.peers, [laptop]: { ...peer, shared: peer.shared.slice(0, MOST_HEADS) } } };
}

/** The drawer as bytes. @throws RangeError beyond the limit, and for what could not be read again: a whole drawer is not given up for that. */
export function encodeKept(kept: Kept): Uint8Array {
  const { identity, roll, peers, carrier, folder, isPaused, port = 0, asEmpty = false, joinedAt } = kept;
  const { key, certificate, box } = identity;
  const written: Written = {
    drawer: DRAWER,
    identity: { key, certificate: toHex(certificate), box: toHex(box.publicKey), secret: toHex(box.privateKey) },
    roll: entriesOf(roll).map(toHex),
    peers: { ...peers },
    carrier,
    folder,
    paused: isPaused,
    port,
    asEmpty,
    ...(asEmpty && joinedAt && { joinedAt: [...joinedAt] }),
  };
  if (!drawerSchema.safeParse(written).success) throw new RangeError('this is no drawer');
  const bytes = Buffer.from(JSON.stringify(written));
  if (bytes.length > DRAWER_BYTES_MAX) throw new RangeError('a drawer has at most 16 MiB');
  return bytes;
}

/**
 * What such bytes say. @throws Refusal `vault-too-new` for what a later version wrote, which must not be written over. Anything else
 * that is no drawer was sealed by a bug of ours, and is one.
 */
export function decodeKept(bytes: Uint8Array): Kept {
  const value: unknown = JSON.parse(Buffer.from(bytes).toString());
  const version = z.looseObject({ drawer: z.number() }).safeParse(value).data?.drawer ?? 0;
  if (version > DRAWER) throw new Refusal('vault-too-new');
  const written = drawerSchema.safeParse(value).data;
  const identity = written && identityOf(written.identity);
  if (!identity) throw new TypeError('this is no drawer');
  const { peers, carrier, folder, paused, port = 0, asEmpty = false, joinedAt } = written;
  const roll = joinRolls(new Map(), written.roll.map(fromHex));
  return {
    identity,
    roll,
    peers,
    carrier,
    folder,
    isPaused: paused,
    ...(port > 0 && { port }),
    ...(asEmpty && { asEmpty }),
    ...(asEmpty && joinedAt && { joinedAt }),
  };
}

function identityOf({ key, certificate, box, secret }: Written['identity']): Identity | undefined {
  const names = readCertificate(fromHex(certificate));
  return (
    names && {
      ...names,
      key,
      certificate: fromHex(certificate),
      box: { publicKey: fromHex(box), privateKey: fromHex(secret) },
    }
  );
}
