import type { Json, JsonObject } from '../kernel/canonical-json';
import { checkedTexts } from '../kernel/personal-text';
import { fieldInWords, type StatedBy } from './field-names';
import type { FieldFault } from '../kernel/field-fault';
import type { Desk } from './opened-ledger';
import { EXIT, Refused } from './failure';

/** Parses JSON that was given on the command line or in a file. */
export const jsonIn = (
  what: string,
  text: string,
  fix = 'Put the JSON in single quotes for the shell, or in a file.',
): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refused({
      exit: EXIT.validation,
      code: 'json-malformed',
      title: 'The text is not JSON',
      detail: `${what} is not JSON: ${error.message}`,
      fix,
    });
  }
};

/** The fault told of what its user calls the field; the pointer is for programs. */
const inWords = ({ pointer, detail }: FieldFault, data: JsonObject, stated: StatedBy): string =>
  pointer === '' ? detail : fieldInWords(pointer, data, stated) + detail.slice(pointer.length);

/** Ends the command unless the data is what a fact of this type may say; names all faults at once. */
export const checkAgainstSchema = (
  { schemas }: Pick<Desk, 'schemas'>,
  type: string,
  data: JsonObject,
  stated: StatedBy = {},
): void => {
  const { sealed, faults: textFaults } = checkedTexts(data);
  const found = [...textFaults, ...schemas.validate(type, 1, sealed)];
  const faults = found.map((fault) => ({ ...fault, detail: inWords(fault, data, stated) }));
  const [first] = faults;
  if (first === undefined) return;
  throw new Refused({
    exit: EXIT.validation,
    code: faults.length === 1 ? first.code : 'fields-invalid',
    title: 'Something is not as it should be',
    detail: faults.map(({ detail }) => detail).join('\n'),
    fix: `See schemas/events/${type}.v1.json and the sample beside it.`,
    faults: faults.map(({ pointer, detail }) => ({ pointer, detail })),
  });
};
