import { EXIT } from './cli/failure';
import { verifyTopic } from './topic-verification';

it.each(['arr.current.v1', 'arr.control.v1', 'subscription.facts.v1', 'subscription.commands.dead.v1'])(
  'says of %s what can be checked instead, and opens nothing',
  async (name) => {
    const verified = verifyTopic({})(name, () => undefined, new AbortController().signal);
    await expect(verified).rejects.toMatchObject({
      refusal: {
        ...{ code: 'topic-not-checked', exit: EXIT.usage },
        ...{ fix: 'Check that: arr verify --topic arr.changes.v1' },
      },
    });
  },
);
