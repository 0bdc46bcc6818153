import { EXIT, Refused } from './failure';

/** No answer came from a service. What was sent may have been carried out all the same. */
export class ServiceUnreachable extends Refused {
  constructor(
    private readonly address: string,
    private readonly reason: string,
    fix: string,
  ) {
    super({
      exit: EXIT.unavailable,
      code: 'service-unreachable',
      title: 'The service does not answer',
      detail: `${address} does not answer: ${reason}`,
      fix,
    });
  }

  /** The same, with more to say of it. */
  with(more: string, fix: string): ServiceUnreachable {
    return new ServiceUnreachable(this.address, `${this.reason}. ${more}`, fix);
  }
}
