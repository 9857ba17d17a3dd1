// The short run of the torture, and the proof that it can fail: a disk that lies must be found out.
import { describe, expect, it, vi } from 'vitest';
import { SEED } from '../helpers/seed.ts';
import { stormOfCaptures } from './captures.ts';
import { StaleDesk, stormOfFolders } from './folder.ts';
import { stormOfPowerCuts } from './power.ts';
import { runStorm, STORMS } from './storms.ts';
import { isClean } from './tally.ts';

// Each storm takes some ten seconds, and the machine may have other things to do.
vi.setConfig({ testTimeout: 300_000 });

describe(`a short torture with seed ${SEED}`, () => {
  for (const storm of STORMS)
    it(`loses, alters and locks out nothing: ${storm}`, async () => {
      const tally = await runStorm(storm, SEED, storm === 'parsers' || storm === 'sync' ? 1 : 10);
      expect(tally.rounds, `seed ${SEED}`).toBeGreaterThan(0);
      expect(tally, `seed ${SEED}`).toMatchObject({ lost: 0, unopenable: 0, altered: 0, alarms: 0 });
    });
});

describe('the simulated disk finds out', () => {
  const lies = {
    'a vault that never syncs a file': { ignoresDataSync: /./u },
    'a vault that never syncs a folder': { ignoresFolderSync: true },
    'a vault that syncs neither log nor mirror': { ignoresDataSync: /log-/u },
    'a vault that does not sync its mirror': { ignoresDataSync: /mirror/u },
    'a vault that does not sync before it renames': { ignoresDataSync: /tmp$/u },
  };
  for (const [name, lie] of Object.entries(lies))
    it(`${name}`, async () => {
      const tally = await stormOfPowerCuts(7, { steps: 30, cutsPerOperation: 2, lies: lie });
      expect(isClean(tally)).toBe(false);
    });

  const inboxLies = {
    'an inbox that never syncs a folder': { ignoresFolderSync: true },
    'an inbox that does not sync before it renames': { ignoresDataSync: /inbox.*tmp$/u },
  };
  for (const [name, lie] of Object.entries(inboxLies))
    it(`${name}`, async () => expect(isClean(await stormOfCaptures(7, 15, lie))).toBe(false));
});

describe('the storm of folders finds out', () => {
  it('a laptop that removes what its snapshot does not hold', async () => {
    const tally = await stormOfFolders(7, 2, StaleDesk);
    expect(tally.lost).toBeGreaterThan(0);
  });
});
