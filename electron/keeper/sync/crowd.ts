// Who is sent away when too many wait at the door (Y20, Y23). Pure.
// Not the newest: a few who only wait would keep everybody out. Not simply the oldest: whoever knocks fastest would push out
// one who is working at a proof. So whoever crowds most makes room for the others.

/** Of those who wait, given in order with their addresses: the first of the address that has most. Undefined if nobody waits. */
export function mostCrowding<Key>(waiting: Iterable<readonly [Key, string]>): Key | undefined {
  const byAddress = new Map<string, Key[]>();
  for (const [key, address] of waiting) byAddress.set(address, [...(byAddress.get(address) ?? []), key]);
  const crowds = [...byAddress.values()].sort((one, other) => other.length - one.length);
  return crowds[0]?.[0];
}
