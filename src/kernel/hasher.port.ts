/** Fingerprints of text. */
export interface Hasher {
  /** SHA-256 of the UTF-8 bytes, as `sha256:` and 64 hexadecimal digits. */
  sha256(text: string): string;
  /** A UUID, version 5, of the name within the ledger's namespace: the same name gives the same id, always. */
  uuid(name: string): string;
}

export const HASHER = Symbol('Hasher');
