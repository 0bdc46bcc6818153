import { type CalendarDate, parseCalendarDate } from '../../kernel/calendar-date';
import { present } from '../../kernel/present';
import type { Answered } from './query-rejections';
import { answered, refuse } from './knowledge-resolver';
import { type ListTexts, type PageAsked, type PagedList, type Pinned, pinnedPage } from './page-cursor';

/** A page of facts that is asked for, and the last day that is told of, where one is named. */
export interface FactsAsked {
  readonly pinned: Pinned;
  readonly asOf?: CalendarDate;
}

/** What is asked of a list of facts, by the question or by the cursor that has it. */
export const factsAsked = (list: PagedList, said: ListTexts, asked: PageAsked): Answered<FactsAsked> => {
  const page = pinnedPage(list, said, asked);
  if (page.outcome === 'refused') return page;
  const { answer: pinned } = page;
  const text = pinned.texts['asOf'];
  const asOf = text === undefined ? undefined : parseCalendarDate(text);
  if (asOf !== text) return refuse({ code: 'cursor-is-invalid' });
  return answered(present({ pinned, asOf }));
};
