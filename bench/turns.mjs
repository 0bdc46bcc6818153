import { performance } from 'node:perf_hooks';

export const medianOf = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Of what a way answers to have done: so much in a second, and in one of processor time of this process, which others do not lengthen. */
const rateOf = async (way) => {
  const [began, usage] = [performance.now(), process.cpuUsage()];
  const done = await way();
  const { user, system } = process.cpuUsage(usage);
  return { rate: (done * 1_000) / (performance.now() - began), byProcessor: (done * 1_000_000) / (user + system) };
};

/** Each way in each round, in an order that turns, so that what the machine does besides falls on all alike. */
export const measuredInTurns = async (rounds, ways) => {
  const names = Object.keys(ways);
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await ways[name]();
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      rates[name].push(await rateOf(ways[name]));
    }
  }
  return rates;
};
