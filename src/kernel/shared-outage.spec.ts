import { SharedOutage } from './shared-outage';

it('is told by the first that meets it, and by the last that goes on', () => {
  const outage = new SharedOutage();
  expect(['a', 'b', 'a'].map((who) => outage.meet(who, 'broker'))).toEqual(['first', 'another', 'known']);
  expect(outage.goOn('b')).toBeUndefined();
  expect(outage.goOn('a')).toEqual(['b', 'a']);
  expect(outage.meet('b', 'broker')).toBe('first');
});

it('is told again where something else holds up, and once of each however often it changes', () => {
  const outage = new SharedOutage();
  const met = ['broker', 'store', 'broker', 'store'].map((what) => outage.meet('a', what));
  expect(met).toEqual(['first', 'first', 'another', 'another']);
});

it('is over for the others where the last does not go on', () => {
  const outage = new SharedOutage();
  for (const who of ['a', 'b']) outage.meet(who, 'broker');
  outage.goOn('a');
  expect(outage.leave('b')).toEqual(['a']);
});

it('names each once that has gone on, however often it was held up again', () => {
  const outage = new SharedOutage();
  outage.meet('b', 'broker');
  for (let time = 0; time < 3; time += 1) {
    outage.meet('a', 'broker');
    outage.goOn('a');
  }
  expect(outage.goOn('b')).toEqual(['a', 'b']);
});

it('names none that was held up again after it had gone on', () => {
  const outage = new SharedOutage();
  for (const who of ['a', 'b']) outage.meet(who, 'broker');
  outage.goOn('a');
  outage.meet('a', 'broker');
  expect([outage.leave('a'), outage.leave('b')]).toEqual([undefined, undefined]);
});

it('is not told by those whom it has not met', () => {
  const outage = new SharedOutage();
  expect([outage.goOn('a'), outage.leave('a')]).toEqual([undefined, undefined]);
  outage.meet('a', 'broker');
  expect(outage.leave('a')).toBeUndefined();
});
