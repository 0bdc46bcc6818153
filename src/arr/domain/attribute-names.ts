import type { Attributes } from '../../subscriptions/domain/line';
import type { FiguredFact } from './ledger-fact';

interface Stating {
  readonly accountId: string;
  readonly attributes?: Attributes;
  readonly lines?: readonly { readonly attributes?: Attributes }[];
}

const statedBy = ({ data }: Pick<FiguredFact, 'data'>): Stating => {
  if ('statement' in data) return data.statement.data;
  return data;
};

/** The names of all attributes that any fact has stated, of an account, a subscription or a line. */
export class AttributeNames {
  private readonly names = new Set<string>();

  take(fact: Pick<FiguredFact, 'data'>): void {
    const { attributes, lines = [] } = statedBy(fact);
    for (const stated of [attributes, ...lines.map((line) => line.attributes)]) {
      if (stated !== undefined) for (const name of Object.keys(stated)) this.names.add(name);
    }
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  inOrder(): readonly string[] {
    return [...this.names].sort();
  }
}
