import { systemCodeOf } from './system-error';

/** The operating system does not let this process use the folder. */
export class DataFolderInaccessible extends Error {
  override readonly name = 'DataFolderInaccessible';

  constructor(
    readonly folder: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${folder} cannot be used by this process: ${reason}`, options);
  }
}

/** What the operating system refuses becomes DataFolderInaccessible. */
export const accessing = <Answer>(folder: string, step: () => Answer): Answer => {
  try {
    return step();
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    throw new DataFolderInaccessible(folder, error instanceof Error ? error.message : String(error), { cause: error });
  }
};
