import type { Gap } from './shard-check';

/** Those under which the reader of changes stops. */
export type ReaderCode =
  | 'change-is-empty'
  | 'change-is-not-text'
  | 'change-is-not-json'
  | 'change-header-is-invalid'
  | 'change-field-is-invalid'
  | 'entries-are-no-list'
  | 'entries-do-not-follow'
  | 'changes-missing'
  | 'changes-forked'
  | 'position-is-invalid'
  | 'reader-is-full';

/** What is wrong, with the code under which `docs/reference/faults.md` explains it, and what to do about it. */
export interface ReaderFault {
  readonly code: ReaderCode;
  readonly detail: string;
  readonly fix: string;
}

class ReaderError extends Error {
  readonly code: ReaderCode;
  readonly fix: string;

  constructor({ code, detail, fix }: ReaderFault) {
    super(detail);
    this.code = code;
    this.fix = fix;
  }
}

/** The changes that do not follow from what was read before. Nothing after them may be applied. */
export class ChangesForked extends ReaderError {
  override readonly name = 'ChangesForked';

  constructor(detail: string) {
    const fix =
      'Apply nothing more, and find out with `arr verify --topic` whether the topic or what was read is right.';
    super({ code: 'changes-forked', detail, fix });
  }
}

/** Changes are missing, and the service does not have them either. */
export class ChangesMissing extends ReaderError {
  override readonly name = 'ChangesMissing';

  constructor({ epoch, shard, from, to }: Omit<Gap, 'verdict'>) {
    const detail = `Changes ${from} to ${to} of shard ${shard} in epoch ${epoch} are missing.`;
    const fix =
      'Give the reader a `fetchEntries` that asks the service, and the same message once the service has them.';
    super({ code: 'changes-missing', detail, fix });
  }
}

/** Something that was given is not what it has to be. Nothing of it was applied: mended, it may be given again. */
export class ChangesRefused extends ReaderError {
  override readonly name = 'ChangesRefused';
}
