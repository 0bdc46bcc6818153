import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HTTP_ACCOUNT_REJECTIONS } from '../../src/accounts/http/account-rejection.problem';
import { HTTP_REFUSALS } from '../../src/arr/http/refusal.problem';
import { QUERY_REJECTION_CODES } from '../../src/arr/queries/query-rejection-texts';
import { HTTP_PERIOD_REJECTIONS } from '../../src/periods/http/period-rejection.problem';
import { HTTP_POLICY_REJECTIONS } from '../../src/policies/http/policy-rejection.problem';
import { HTTP_RATE_REJECTIONS } from '../../src/rates/http/rate-rejection.problem';
import { REJECTION_CODES } from '../../src/subscriptions/domain/rejection-texts';
import { HTTP_REJECTIONS } from '../../src/subscriptions/http/rejection.problem';

const page = readFileSync(join(__dirname, '../../docs/reference/rejections.md'), 'utf8');
const explained = [...page.matchAll(/^### (?<code>\S+)\n\n(?<status>\d{3})\. /gmu)].map(({ groups }) => [
  groups?.['code'],
  Number(groups?.['status']),
]);
/** The text of each section, from one heading to the next. */
const sections = page
  .split(/^#{2,3} /mu)
  .filter((section) => /^\S+\n\n\d{3}\. /u.test(section))
  .map((section): readonly [string, string] => [section.slice(0, section.indexOf('\n')), section]);
const headings = page.match(/^### /gmu) ?? [];

describe('the page of rejections', () => {
  it('explains every code once, and no other', () => {
    const otherCodes = Object.keys({
      ...HTTP_ACCOUNT_REJECTIONS,
      ...HTTP_PERIOD_REJECTIONS,
      ...HTTP_POLICY_REJECTIONS,
      ...HTTP_RATE_REJECTIONS,
    });
    const codes = [...new Set([...REJECTION_CODES, ...otherCodes, ...QUERY_REJECTION_CODES])];
    expect(explained.map(([code]) => code).sort()).toEqual(codes.sort());
  });

  it.each(sections)('gives an example of %s and a fix', (_, section) => {
    expect(section).toMatch(/\*Example:\*\s\S/u);
    expect(section).toMatch(/\*Fix:\*\s\S/u);
  });

  it('begins each section with the status that is answered over HTTP', () => {
    const answered = Object.entries({
      ...HTTP_REFUSALS,
      ...HTTP_ACCOUNT_REJECTIONS,
      ...HTTP_PERIOD_REJECTIONS,
      ...HTTP_POLICY_REJECTIONS,
      ...HTTP_RATE_REJECTIONS,
      ...HTTP_REJECTIONS,
    }).map(([code, { status }]) => [code, status]);
    for (const [code, { status }] of Object.entries(HTTP_ACCOUNT_REJECTIONS))
      expect(explained).toContainEqual([code, status]);
    expect(explained).toHaveLength(headings.length);
    expect([...explained].sort()).toEqual(answered.sort());
  });
});
