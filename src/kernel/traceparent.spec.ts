import { parseTraceparent } from './traceparent';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

it.each(['00', '01', 'ff', '9c'])('takes one of version 00 as it is, whatever its flags: %s', (flags) => {
  const text = `00-${TRACE}-${PARENT}-${flags}`;
  expect(parseTraceparent(text)).toBe(text);
});

it.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['a trace of zeros', `00-${'0'.repeat(32)}-${PARENT}-01`],
  ['a parent of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
  ['capitals in the trace', `00-${TRACE.toUpperCase()}-${PARENT}-01`],
  ['capitals in the parent', `00-${TRACE}-${PARENT.toUpperCase()}-01`],
  ['capitals in the flags', `00-${TRACE}-${PARENT}-FF`],
  ['a trace that is too short', `00-${TRACE.slice(1)}-${PARENT}-01`],
  ['a trace that is too long', `00-${TRACE}0-${PARENT}-01`],
  ['a parent that is too short', `00-${TRACE}-${PARENT.slice(1)}-01`],
  ['a parent that is too long', `00-${TRACE}-${PARENT}0-01`],
  ['what is no hexadecimal digit', `00-${TRACE.slice(1)}g-${PARENT}-01`],
  ['no flags', `00-${TRACE}-${PARENT}`],
  ['flags that are too short', `00-${TRACE}-${PARENT}-1`],
  ['more behind it', `00-${TRACE}-${PARENT}-01-more`],
  ['a line end behind it', `00-${TRACE}-${PARENT}-01\n`],
  ['a blank before it', ` 00-${TRACE}-${PARENT}-01`],
  ['another version', `01-${TRACE}-${PARENT}-01`],
  ['the version that is none', `ff-${TRACE}-${PARENT}-01`],
  ['two of them', `00-${TRACE}-${PARENT}-01, 00-${TRACE}-${PARENT}-01`],
])('leaves aside %s', (_, text) => {
  expect(parseTraceparent(text)).toBeUndefined();
});
