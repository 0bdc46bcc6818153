import { type Currency, parseCurrency } from '../../kernel/currency';
import { present } from '../../kernel/present';
import type { Selection } from '../domain/group';
import type { Answered } from './query-rejections';
import { answered, refuse } from './knowledge-resolver';
import type { Resolved } from './resolved';
import type { ListTexts } from './page-cursor';
import { unknownName } from './selected';
import { readSelection, selectionTexts } from './selection-text';

/** Which part of a list is asked for, as it is said; absent means all of it. */
export interface PartSaid {
  readonly native?: Currency;
  readonly filter?: string;
}

/** The same in the texts that stand in a cursor: one text for one filter, however it was written. */
export const partTexts = ({ native, filter }: PartSaid): Answered<ListTexts> => {
  const selected = readSelection(present({ filter }));
  if (selected.outcome === 'refused') return selected;
  const { answer: selection } = selected;
  return answered(present({ native, filter: selection && selectionTexts(selection).filter }));
};

/** Which part the texts ask for. */
export interface PartAsked {
  readonly native?: Currency;
  readonly filter?: string;
  readonly selection?: Selection;
}

/** Reads the texts of a question, or of the cursor that has it. */
export const readPart = ({ native: code, filter }: ListTexts): Answered<PartAsked> => {
  const selected = readSelection(present({ filter }));
  if (selected.outcome === 'refused') return selected;
  const native = code === undefined ? undefined : parseCurrency(code);
  if (code !== native) return refuse({ code: 'cursor-is-invalid' });
  return answered(present({ native, filter, selection: selected.answer }));
};

/** Reads a part as it is said, whole; refuses what can be known to be wrong before the ledger is asked. */
export const partAsked = (said: PartSaid): Answered<PartAsked> => {
  const texts = partTexts(said);
  return texts.outcome === 'refused' ? texts : readPart(texts.answer);
};

/** Refuses a part by names that nobody has stated. */
export const partKnown = (resolved: Resolved, { selection }: PartAsked): Answered<Resolved> => {
  const rejection = selection && unknownName(resolved, selection);
  return rejection === undefined ? answered(resolved) : refuse(rejection);
};
