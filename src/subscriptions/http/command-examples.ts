import { ApiBody } from '@nestjs/swagger';
import { ChangeSubscriptionDto, StartSubscriptionDto } from './command.dto';

/** What a new subscription may be told by. The fields of the description, each with its example, would contradict one another. */
export const ApiStartExample = (): MethodDecorator =>
  ApiBody({
    type: StartSubscriptionDto,
    examples: {
      'twelve seats by the month': {
        value: {
          accountId: 'acme',
          currency: 'EUR',
          effectiveOn: '2025-03-01',
          lines: [{ id: 'seats', kind: 'subscription', unitPrice: '49.00', quantity: '12', every: { months: 1 } }],
          attributes: { plan: 'pro', region: 'EU' },
        },
      },
    },
  });

/** One line of that subscription, changed. */
export const ApiChangeExample = (): MethodDecorator =>
  ApiBody({
    type: ChangeSubscriptionDto,
    examples: { 'three seats more': { value: { effectiveOn: '2025-06-01', lineId: 'seats', quantity: '15' } } },
  });
