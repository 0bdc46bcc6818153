import { closeSync, constants, fchmodSync, fdatasyncSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { SECRETS_FILE } from './ledger-file';
import { KEY_BYTES } from './sealed-text';

const OWNER_ONLY = 0o600;
const ERASED = Buffer.alloc(KEY_BYTES);

/**
 * Secrets in places of one length, one after the other, so that one that is erased is overwritten where it stands. The
 * library never overwrites: it writes beside, and leaves the old bytes in its file.
 */
export class SecretFile {
  private constructor(private readonly descriptor: number) {}

  static open(folder: string, isReadOnly: boolean): SecretFile {
    const { O_RDONLY, O_RDWR, O_CREAT } = constants;
    const descriptor = openSync(join(folder, SECRETS_FILE), isReadOnly ? O_RDONLY : O_RDWR | O_CREAT, OWNER_ONLY);
    if (!isReadOnly) fchmodSync(descriptor, OWNER_ONLY);
    return new SecretFile(descriptor);
  }

  /** How many places are whole. */
  get places(): number {
    return Math.floor(fstatSync(this.descriptor).size / KEY_BYTES);
  }

  /** The secret in a place that has been written; undefined once it has been erased. */
  read(place: number): Buffer | undefined {
    const secret = Buffer.alloc(KEY_BYTES);
    if (readSync(this.descriptor, secret, 0, KEY_BYTES, place * KEY_BYTES) !== KEY_BYTES) {
      throw new InvariantViolated(`${SECRETS_FILE} has no place ${place.toString()}: it has been cut short.`);
    }
    return secret.equals(ERASED) ? undefined : secret;
  }

  write(place: number, secret: Buffer): void {
    const written = writeSync(this.descriptor, secret, 0, KEY_BYTES, place * KEY_BYTES);
    if (written !== KEY_BYTES) throw new InvariantViolated(`A secret has ${written.toString()} bytes on disk.`);
  }

  erase(place: number): void {
    this.write(place, ERASED);
  }

  /** Returns when all that was written is on disk. */
  flush(): void {
    fdatasyncSync(this.descriptor);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
