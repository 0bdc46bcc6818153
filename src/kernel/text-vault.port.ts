import type { SealText } from './decider';
import type { AccountId } from './ids';

/** Seals the texts of one command, with keys that are kept only once the command is recorded. */
export interface Sealing {
  /** The same text of the same command under the same key is sealed to the same text, so a repetition says the same. */
  readonly seal: SealText;
  /**
   * Makes the keys that were needed durable. False where another command has made a key for one of the accounts
   * meanwhile: what was sealed must then be sealed again.
   */
  keep(): Promise<boolean>;
}

/**
 * Keeps personal texts readable only as long as their account's key exists. Sealed texts stand in facts; keys stand in
 * a store of their own. Every adapter passes `test/contracts/text-vault.contract.ts`.
 *
 * Methods throw StoreUnavailable when the keys cannot be read or written.
 */
export interface TextVault {
  /** `commandName` is unique for the command: its source and id. */
  sealingFor(commandName: string): Sealing;
  /** The text that was sealed; undefined once its key has been destroyed. A text that was never sealed is itself. */
  open(text: string): string | undefined;
  /** Makes all that was sealed under the account's key unreadable for ever; what is sealed later gets another key. */
  destroy(accountId: AccountId): Promise<void>;
}

export const TEXT_VAULT = Symbol('TextVault');
