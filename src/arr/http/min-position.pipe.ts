import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { fieldFault, pointerTo } from '../../kernel/field-fault';
import { Problem } from '../../platform/http/problem';
import { requestIsInvalid } from '../../platform/http/problem-statements';
import { ReceiptTokens } from '../queries/receipt-tokens';
import { PolicyDto } from './question.dto';

/** Refuses a `minPosition` that is no token of this store at once: waiting for it would be in vain. */
@Injectable()
export class MinPositionPipe implements PipeTransform<unknown, unknown> {
  constructor(private readonly tokens: ReceiptTokens) {}

  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    if (type !== 'query' || !(value instanceof PolicyDto) || value.minPosition === undefined) return value;
    if (this.tokens.admits(value.minPosition)) return value;
    const fault = fieldFault(pointerTo('minPosition'), 'not-in-shape', 'the token of a receipt');
    throw new Problem(requestIsInvalid([fault]));
  }
}
