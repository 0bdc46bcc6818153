import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { type Hasher, HASHER } from '../../kernel/hasher.port';

const ALGORITHM = 'sha256:';

/** Whether the caller holds the answer of this tag. */
const isHeld = ({ headersDistinct }: Request, tag: string): boolean => {
  // Looked up as it was sent: from the headers that others read the condition has been taken away.
  const held = (headersDistinct['if-none-match'] ?? []).flatMap((text) => text.split(','));
  return held.map((each) => each.trim().replace(/^W\//u, '')).some((each) => each === tag || each === '*');
};

/** Gives an answer the tag of its content, and leaves it out (304) where the caller holds it already. */
@Injectable()
export class AnswerTagInterceptor implements NestInterceptor {
  constructor(@Inject(HASHER) private readonly hasher: Hasher) {}

  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<object | undefined> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    return next.handle().pipe(
      map((answer) => {
        // A file is made while it is sent, and may be longer than memory.
        if (answer instanceof StreamableFile) return answer;
        const tag = `"${this.hasher.sha256(JSON.stringify(answer)).slice(ALGORITHM.length)}"`;
        response.setHeader('ETag', tag);
        response.setHeader('Cache-Control', 'private, no-cache');
        if (!isHeld(request, tag)) return answer;
        response.status(304);
        return undefined;
      }),
    );
  }
}
