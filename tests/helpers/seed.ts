// With what storms and schedules begin. The same in every `npm test`, so that what fails there is what was changed;
// `SEED=$RANDOM npm test` plays others, as `npm run torture` does.
export const SEED: number = Number(process.env.SEED ?? 6);
