import { NodeHasher } from './node-hasher.adapter';

const hasher = new NodeHasher();

it('writes SHA-256 of the UTF-8 bytes', () => {
  expect(hasher.sha256('abc')).toBe('sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hasher.sha256('é')).toBe(hasher.sha256('\u00e9'));
  expect(hasher.sha256('e\u0301')).not.toBe(hasher.sha256('\u00e9'));
});

it('gives a name the same UUID for ever', () => {
  // Stored facts carry ids made this way: if this line must change, every repeated command is recorded again.
  expect(hasher.uuid('a name')).toBe('68f15cf4-c0df-5a72-b608-14b46dc65961');
});

it('marks its UUIDs as version 5, and gives each name its own', () => {
  const ids = Array.from({ length: 500 }, (_, index) => hasher.uuid(`name ${index.toString()}`));
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
});
