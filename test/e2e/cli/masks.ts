import { isOnServer } from '../../support/eventstoredb/server-of-tests';

interface Effect {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly factId: string;
}

const saidOf = ({ sequence: _, factId: __, recordedAt: ___, ...said }: Effect): string => JSON.stringify(said);

/** The same answer, its effects in an order of their own: a server takes rows that come at once in any order. */
const withEffectsSorted = (text: string): string => {
  if (!isOnServer || !text.startsWith('{') || !text.includes('"effects":[')) return text;
  const answer = JSON.parse(text) as { readonly effects: readonly Effect[] };
  const effects = [...answer.effects].sort((a, b) => (saidOf(a) < saidOf(b) ? -1 : 1));
  return `${JSON.stringify({ ...answer, effects })}\n`;
};

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;
/** A movement in a file, which begins with what was known under which policy, and a fact in a table of effects. */
const MOVEMENT = /^(\d+,\d+),\d+-(\d+,.*),\d+,([^,]*)$/u;
const EFFECT = /^(\d{4}-\d\d-\d\d) +\d+ {2}/u;

const withoutSequence = (line: string): string => line.replace(MOVEMENT, '$1,…-$2,…,$3').replace(EFFECT, '$1  …  ');

/** The same text, the rows that tell of facts in an order of their own and without the facts' places in the log. */
const withRowsSorted = (text: string): string => {
  if (!isOnServer) return text;
  const lines = text.split('\n').map((line) => ({ line, said: withoutSequence(line) }));
  const rows = lines.filter(({ line, said }) => said !== line).map(({ said }) => said);
  const sorted = rows.sort((a, b) => (a.replaceAll(ID, '') < b.replaceAll(ID, '') ? -1 : 1)).values();
  return lines.map(({ line, said }) => (said === line ? line : sorted.next().value)).join('\n');
};

/** What differs from ledger to ledger and from moment to moment, each by the order in which it is first met. */
export class Masks {
  private readonly seen = new Map<string, string>();

  in(text: string): string {
    return (
      withRowsSorted(withEffectsSorted(text))
        // How far an import is, is told only where it takes long.
        .replaceAll(/^\d+ rows, \S+\/s, .* left, \d+ rejected\n/gmu, '')
        .replaceAll(/"(token|correlationId|commandHash)":"[^"]*"/gu, '"$1":"…"')
        .replaceAll(/"(actor|closedBy|adoptedBy)":"(?:cli|anonymous)"/gu, '"$1":"…"')
        .replaceAll(/ {2}(?:By|cli|anonymous) {2,}/gu, '  …  ')
        .replaceAll(/ by (?:cli|anonymous)\n/gu, ' by …\n')
        .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/gu, '<instant>')
        // A server takes rows that come at once in any order.
        .replaceAll(isOnServer ? /"sequence":\d+/gu : /$^/gu, '"sequence":0')
        .replaceAll(ID, (id) => {
          const mask = this.seen.get(id) ?? `<id ${this.seen.size.toString()}>`;
          this.seen.set(id, mask);
          return mask;
        })
    );
  }
}
