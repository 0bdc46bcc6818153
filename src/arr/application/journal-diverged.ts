const TELL_ANEW =
  'Find out what has changed the topics or the store; then, to publish everything anew: arr epoch open --reason "…"';

/** What helps where it is facts that are not those of the log. */
export const TELL_FACTS_ANEW =
  'Find out what has changed the topics or the store. Facts are published anew where subscription.facts.v1 and subscription.facts.control.v1 are deleted while no service publishes.';

/** What is stored or published is not what the log comes to: nothing may be put on top of it until somebody has decided. */
export class JournalDiverged extends Error {
  override readonly name: string = 'JournalDiverged';

  constructor(
    message: string,
    readonly fix = TELL_ANEW,
  ) {
    super(message);
  }
}

/** What is published is of an epoch after the one that this process is in. Where it was opened elsewhere, this process goes over to it. */
export class LaterEpochPublished extends JournalDiverged {
  override readonly name = 'LaterEpochPublished';

  constructor(where: string, published: number, own: number) {
    super(
      `The last message in ${where} is of epoch ${published.toString()}, and this relay is in ${own.toString()}.`,
      `If another process has opened it, this one goes over within half a minute. If the store has lost it: arr epoch open --reason "…" --above ${published.toString()}`,
    );
  }
}
