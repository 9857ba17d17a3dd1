// npm run torture -- [--rounds N] [--seed S] [--only kill|power|flips|truncate|full|two|captures|parsers|sync|folder]
// Prints the seed and a table; ends with 1 if anything was lost, altered, unopenable, or wrongly reported as lost.
import { parseArgs } from 'node:util';
import { runStorm, STORMS, type Storm } from './storms.ts';
import { isClean, type Tally, tableOf } from './tally.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const rounds = Number(values.rounds ?? 40);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const chosen = STORMS.filter((storm) => values.only === undefined || values.only === storm);
if (!Number.isInteger(rounds) || !Number.isInteger(seed) || chosen.length === 0) {
  console.error(`usage: npm run torture -- [--rounds N] [--seed S] [--only ${STORMS.join('|')}]`);
  process.exit(2);
}

console.log(`seed ${seed}, ${rounds} rounds`);
const tallies = new Map<Storm, Tally>();
for (const storm of chosen) {
  const start = performance.now();
  tallies.set(storm, await runStorm(storm, seed, rounds));
  console.log(`${storm}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
console.log(tableOf(tallies));
process.exit([...tallies.values()].every(isClean) ? 0 : 1);
