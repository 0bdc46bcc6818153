import type { StreamName } from '../../kernel/streams';
import { FACT_CATEGORIES, holdsFacts } from '../../kernel/streams';

/** The names that a ledger's streams have on a server which several ledgers may share. */
export class StreamNames {
  constructor(private readonly prefix: string) {}

  onServer(stream: StreamName): string {
    return this.prefix + stream;
  }

  /** The stream as the ledger calls it; undefined for one that is not of this ledger's facts. */
  ofFacts(onServer: string): StreamName | undefined {
    if (!onServer.startsWith(this.prefix)) return undefined;
    const stream = onServer.slice(this.prefix.length) as StreamName;
    return holdsFacts(stream) ? stream : undefined;
  }

  /**
   * What the server is asked to look for. An expression and no list of prefixes: prefixes are compared by the rules of the
   * server's language, in which a hyphen may weigh nothing.
   */
  get factsExpression(): string {
    return `^${this.categories}`;
  }

  /** The same, and the streams in which the server keeps what holds for them. */
  get factsAndMetadataExpression(): string {
    return `^(?:\\$\\$)?${this.categories}`;
  }

  private get categories(): string {
    return `${this.prefix}(?:${[...FACT_CATEGORIES].join('|')})-`;
  }
}
