import { setImmediate } from 'node:timers/promises';

/** Lets so much be begun in one turn of the event loop, and the rest in later ones, so that others have theirs. */
export class Turns {
  private begun = 0;
  private next: Promise<void> | undefined;

  constructor(private readonly most: number) {}

  /** Resolves when one more may be begun. */
  async take(): Promise<void> {
    while (this.begun >= this.most) await (this.next ??= this.turned());
    this.begun += 1;
  }

  private async turned(): Promise<void> {
    await setImmediate();
    this.begun = 0;
    this.next = undefined;
  }
}
