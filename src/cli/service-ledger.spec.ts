import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SubscriptionId } from '../kernel/ids';
import type { CalendarDate } from '../kernel/calendar-date';
import type { ResumeSubscription } from '../subscriptions/domain/subscription.commands';
import { EXIT, Refused, type Refusal } from './failure';
import { serviceAt } from './running-service';
import { openServiceLedger } from './service-ledger';

const RESUME: ResumeSubscription = {
  type: 'resume-subscription',
  subscriptionId: 'sub-1' as SubscriptionId,
  effectiveOn: '2025-01-01' as CalendarDate,
};
const CONTEXT = { commandId: 'cmd-1', source: 'cli', actor: 'cli', correlationId: 'any' };

interface Answer {
  readonly status: number;
  readonly body: string;
}

let server: Server;
let address: string;
/** How a command is answered; nothing breaks the connection off. */
let answer: Answer | undefined;

beforeEach(async () => {
  server = createServer((request, response) => {
    request.resume();
    const isCommand = request.method === 'POST';
    if (isCommand && answer === undefined) {
      response.destroy();
      return;
    }
    const { status, body } = (isCommand ? answer : undefined) ?? { status: 200, body: '{"today":"2025-03-01"}' };
    response.statusCode = status;
    response.setHeader('Content-Type', 'application/json');
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

const refusalOf = async (dryRun = false): Promise<Refusal> => {
  const ledger = await openServiceLedger(serviceAt(address), new AbortController().signal);
  try {
    await ledger.execute(RESUME, { ...CONTEXT, dryRun });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

describe('a command that gets no answer', () => {
  beforeEach(() => {
    answer = undefined;
  });

  it('names the id under which it can be sent again', async () => {
    const refusal = await refusalOf();
    expect(refusal).toMatchObject({ exit: EXIT.unavailable, code: 'service-unreachable' });
    expect(refusal.detail).toContain('may have been recorded');
    expect(refusal.fix).toContain('--id cmd-1');
  });

  it('needs none where it was tried only', async () => {
    expect((await refusalOf(true)).fix).not.toContain('--id');
  });
});

it('a refusal that is not known here is said in the words of the service', async () => {
  const said = { code: 'of-a-later-version', title: 'Later', detail: 'It is so.', fix: 'Do this.' };
  answer = { status: 409, body: JSON.stringify({ type: '/problems/x', status: 409, correlationId: 'any', ...said }) };
  expect(await refusalOf()).toEqual({ exit: EXIT.conflict, ...said });
});

it.each([
  ['text', 'Bad gateway'],
  ['JSON of its own', '{"message":"no route"}'],
])('an answer of something on the way, %s, is none of the service', async (_, body) => {
  answer = { status: 502, body };
  expect(await refusalOf()).toMatchObject({ exit: EXIT.unavailable, code: 'service-unreachable' });
});
