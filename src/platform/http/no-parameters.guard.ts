import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { fieldFault, pointerTo } from '../../kernel/field-fault';
import { Problem } from './problem';
import { requestIsInvalid } from './problem-statements';

/** Refuses parameters in the query of what takes none: whoever sends one would take it for heeded. */
@Injectable()
export class NoParametersGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const names = Object.keys(context.switchToHttp().getRequest<Request>().query);
    if (names.length === 0) return true;
    throw new Problem(requestIsInvalid(names.map((name) => fieldFault(pointerTo(name), 'field-unknown'))));
  }
}
