import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { chanceOf } from './chance.mjs';
import { Times } from './timing.mjs';

const INTERVAL_MS = 20;
const REQUESTS_MAX = 1_000_000;
const DAYS = 5 * 365;
const FIRST_DAY_MS = Date.UTC(2020, 0, 1);
const MS_IN_DAY = 86_400_000;

const asked = (url, agent) =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode));
      answer.once('error', reject);
    }).once('error', reject);
  });

/**
 * Asks for ARR on any day fifty times a second until the work is done. The time of an answer counts from the moment at which its
 * question was due: an answer that keeps others waiting is not forgiven for those.
 */
export const askedDuring = async (address, work) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const chance = chanceOf(7);
  const times = new Times(REQUESTS_MAX);
  const answers = [];
  let failed = 0;
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  done.catch(() => undefined);
  for (let due = performance.now(); !isDone; due += INTERVAL_MS) {
    await sleep(Math.max(0, due - performance.now()));
    const day = new Date(FIRST_DAY_MS + chance.below(DAYS) * MS_IN_DAY).toISOString().slice(0, 10);
    const began = due;
    const answer = asked(`${address}/v1/arr?asOf=${day}`, agent).then(
      (status) => {
        if (status === 200) times.add((performance.now() - began) * 1000);
        else failed += 1;
      },
      () => {
        failed += 1;
      },
    );
    answers.push(answer);
    if (answers.length > 1_000) await Promise.all(answers.splice(0, 500));
  }
  await Promise.all(answers);
  agent.destroy();
  return { times, failed, result: await done };
};
