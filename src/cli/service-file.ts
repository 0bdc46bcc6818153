import type { Answered, QueryRejection } from '../arr/queries/query-rejections';
import { present } from '../kernel/present';
import { isQueryRejectionCode } from './answer-output';
import type { ExportAsked, ExportedFile } from './opened-ledger';
import type { RunningService } from './running-service';
import { problemIn, refusedWith, rejectionIn } from './service-answers';
import { knowledgeOf } from './service-questions';
import { ServiceUnreachable } from './service-unreachable';

/** A service that works on a file sends some of it now and then. */
const SILENCE_MAX_MS = 60_000;
const NAMED = /filename="(?<name>[\w.-]+)"/u;

const pathOf = ({ of, question }: ExportAsked, format: string): string => {
  const { native, filter } = question;
  const part = present({ format, native, filter, ...knowledgeOf(question) });
  const asked =
    of === 'accounts'
      ? { asOf: question.asOf, ...part }
      : { ...question.window, ...present({ class: question.class }), ...part };
  const query = new URLSearchParams(
    Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return `${of === 'accounts' ? '/v1/arr/accounts' : '/v1/arr/movements/list'}?${query.toString()}`;
};

async function* bytesOf(response: Response, alarm: NodeJS.Timeout, lost: (error: unknown) => Error) {
  try {
    for await (const bytes of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      alarm.refresh();
      yield bytes;
    }
  } catch (error) {
    throw lost(error);
  } finally {
    clearTimeout(alarm);
  }
}

/** A list of a service as a file. The bytes throw ServiceUnreachable where they break off before the end of it. */
export const fileFrom = async (
  { address }: RunningService,
  asked: ExportAsked,
  format: string,
): Promise<Answered<ExportedFile>> => {
  const silence = new AbortController();
  const alarm = setTimeout(() => silence.abort(new Error('nothing has come for a minute.')), SILENCE_MAX_MS);
  const lost = (error: unknown): Error =>
    new ServiceUnreachable(
      address,
      error instanceof Error ? error.message : String(error),
      'Run the same command again.',
    );
  try {
    const response = await fetch(`${address}${pathOf(asked, format)}`, { redirect: 'error', signal: silence.signal });
    const name = NAMED.exec(response.headers.get('Content-Disposition') ?? '')?.groups?.['name'];
    if (response.ok && name !== undefined)
      return { outcome: 'answered', answer: { name, bytes: bytesOf(response, alarm, lost) } };
    clearTimeout(alarm);
    const problem = problemIn({ error: await response.json().catch(() => undefined), response });
    if (!isQueryRejectionCode(problem.code)) throw refusedWith(problem);
    return { outcome: 'refused', rejection: rejectionIn(problem) as QueryRejection };
  } catch (error) {
    clearTimeout(alarm);
    throw error instanceof TypeError || silence.signal.aborted ? lost(error) : error;
  }
};
