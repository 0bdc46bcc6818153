import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { InvariantViolated } from '../../kernel/invariant-violated';

const PREFIX = 'sealed:v1:';
const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
export const KEY_ID_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const TEXT_FROM = KEY_ID_BYTES + NONCE_BYTES;

/** A secret of 32 random bytes, and the 16 random bytes that it is known by. */
export interface Key {
  readonly id: Buffer;
  readonly secret: Buffer;
}

const subkey = ({ secret, id }: Key, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, id, purpose, KEY_BYTES));

export const isSealed = (text: string): boolean => text.startsWith(PREFIX);

/**
 * `sealed:v1:` and, in base64url, the key's id, the nonce, the ciphertext and its tag: AES-256-GCM, bound to the key's id. The
 * nonce is drawn from the text and the name of its command by a key of its own, so that a command that is repeated says the same
 * again, and no nonce serves two texts.
 */
export const sealText = (key: Key, commandName: string, text: string): string => {
  const named = JSON.stringify([commandName, text]);
  const nonce = createHmac('sha256', subkey(key, 'nonce')).update(named).digest().subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, subkey(key, 'text'), nonce).setAAD(key.id);
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return PREFIX + Buffer.concat([key.id, nonce, ciphertext, cipher.getAuthTag()]).toString('base64url');
};

const bytesOf = (sealed: string): Buffer => {
  const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
  if (bytes.length >= TEXT_FROM + TAG_BYTES) return bytes;
  throw new InvariantViolated('A sealed text is too short to be one.');
};

/** The id of the key that a text is sealed with. */
export const keyIdOf = (sealed: string): Buffer => bytesOf(sealed).subarray(0, KEY_ID_BYTES);

/** Throws InvariantViolated for a text that is not as it was sealed. */
export const openText = (key: Key, sealed: string): string => {
  const bytes = bytesOf(sealed);
  const nonce = bytes.subarray(KEY_ID_BYTES, TEXT_FROM);
  const decipher = createDecipheriv(CIPHER, subkey(key, 'text'), nonce).setAAD(key.id);
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(TEXT_FROM, bytes.length - TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (error) {
    throw new InvariantViolated('A sealed text is not as it was sealed.', { cause: error });
  }
};
