import type { AccountFactAnswer, FactAnswer } from '../arr/queries/answers';
import { type AccountExplanation, explanationText } from './explanation-text';

const KNOWN = { version: 1, metadata: {}, recordedAt: '2025-01-01T00:00:00Z', recordedOn: '2025-01-01', token: '1' };

const fact = <Fact extends FactAnswer | AccountFactAnswer>(fields: object): Fact =>
  ({ ...KNOWN, standing: 'stands', ...fields }) as unknown as Fact;

const rowsOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/gu, ' | '))
    .filter((line) => /^(?:Seq|\d+ )/u.test(line));

describe('an explanation', () => {
  it('says how each fact of a subscription stands, by which other, and why', () => {
    const reason = `too\tlate,\nand ${'long '.repeat(20)}`;
    const facts: readonly FactAnswer[] = [
      fact({ sequence: 2, id: 'a', type: 'subscription-started', data: { effectiveOn: '2025-01-01' } }),
      fact({
        ...{ sequence: 3, id: 'b', type: 'subscription-changed', data: { effectiveOn: '2025-03-01' } },
        ...{ standing: 'corrected', by: 'd' },
      }),
      fact({
        ...{ sequence: 4, id: 'c', type: 'subscription-changed', data: { effectiveOn: '2025-05-01' } },
        ...{ standing: 'inert', by: 'elsewhere' },
      }),
      fact({
        ...{ sequence: 5, id: 'd', type: 'fact-corrected' },
        data: { factId: 'b', reason, statement: { data: { effectiveOn: '2025-04-01' } } },
      }),
      fact({
        ...{ sequence: 6, id: 'e', type: 'subscription-cancellation-revoked' },
        data: { effectiveOn: '2025-04-02', cancellationId: 'c', reason: null },
      }),
    ];
    expect(rowsOf(explanationText('sub-1', { subscription: { steps: [], facts } }))).toEqual([
      'Seq | Fact | Type | Effective | Standing | Which | Why',
      '2 | a | subscription-started | 2025-01-01 | stands',
      '3 | b | subscription-changed | 2025-03-01 | corrected by 5',
      '4 | c | subscription-changed | 2025-05-01 | inert, superseded by elsewhere',
      `5 | d | fact-corrected | 2025-04-01 | stands | replaces 3 | too late, and ${'long '.repeat(9)}…`,
      '6 | e | subscription-cancellation-revoked | 2025-04-02 | stands | takes back 4 | (erased)',
    ]);
  });

  it('tells steps apart by their facts where nothing else does', () => {
    const step = { status: 'active', accountId: 'acme', currency: 'EUR', arr: '12.00', factType: 'any' } as const;
    const steps = [
      { ...step, from: '2025-01-01', until: '2025-03-01', factId: 'a' },
      { ...step, from: '2025-03-01', factId: 'b' },
    ];
    const text = explanationText('sub-1', { subscription: { steps, facts: [] } });
    expect(text).toMatch(/^2025-01-01 +2025-03-01 +active +acme +EUR +12\.00 +a$/mu);
    expect(text).toMatch(/^2025-03-01 +active +acme +EUR +12\.00 +b$/mu);
  });

  it('says of each movement what it came of, and by which fact', () => {
    const movement = {
      ...{ effectiveOn: '2025-03-01', class: 'contraction', causes: ['seats', 'discount-end'], currency: 'EUR' },
      ...{ delta: '-10.00', id: '7-1' },
      contributions: [1, 2, 3, 4, 4, 5].map((at) => ({ subscriptionId: `s-${at.toString()}`, factId: 'a' })),
    };
    const account = { describedOn: '2025-03-31', revision: -1, steps: [], facts: [] };
    const movements = [movement] as unknown as AccountExplanation['movements'];
    const text = explanationText('acme', { account: { ...account, movements } });
    expect(text).toMatch(
      /^2025-03-01 +contraction +seats, discount-end +EUR +-10\.00 +s-1 s-2 s-3 and 2 more +a +7-1$/mu,
    );
  });

  it('says what is known of an account on the day, on one line', () => {
    const known = { name: 'Acme\nLtd', attributes: { region: 'EU', segment: 'smb' }, readsAs: 'bolt' };
    const account = { describedOn: '2025-03-31', ...known, revision: 1, steps: [], movements: [], facts: [] };
    expect(explanationText('acme', { account })).toBe(
      'Account acme\nOn 2025-03-31: name Acme Ltd; attributes region=EU, segment=smb; reads as bolt\n\n' +
        'It has had no ARR.\n\n',
    );
    expect(explanationText('acme', { account: { ...account, name: null } })).toContain('name (erased);');
  });
});
