/** A mistake that somebody could make: a text in a file, and what stands there instead. */
export interface PlantedBug {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

type Plant = (name: string, file: string, from: string, to: string) => PlantedBug;

export const under =
  (folder: string): Plant =>
  (name, file, from, to) => ({ name, file: `src/${folder}/${file}.ts`, from, to });

export const decider = under('subscriptions/domain');
export const accounts = under('accounts/domain');
export const figures = under('arr/domain');
export const queries = under('arr/queries');
export const policies = under('policies/domain');
export const books = under('.');
export const kernel = under('kernel');
export const projections = under('platform/projections');
export const eventstoredb = under('platform/eventstoredb');
