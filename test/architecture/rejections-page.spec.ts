import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUERY_REJECTION_CODES } from '../../src/arr/queries/query-rejection-texts';
import { REJECTION_CODES } from '../../src/subscriptions/domain/rejection-texts';

const page = readFileSync(join(__dirname, '../../docs/reference/rejections.md'), 'utf8');
const explained = [...page.matchAll(/^### (?<code>\S+)$/gmu)].map(({ groups }) => groups?.['code'] ?? '');

describe('the page of rejections', () => {
  it('explains every code once, and no other', () => {
    const codes = [...new Set([...REJECTION_CODES, ...QUERY_REJECTION_CODES])];
    expect([...explained].sort()).toEqual(codes.sort());
  });
});
