/** How far a fold of the log has come. */
export interface BuildingProgress {
  readonly folded: number;
  readonly total: number;
}

/** The figures of a policy are being folded from the log; the same question may be asked again later. */
export class PolicyBuilding extends Error {
  override readonly name = 'PolicyBuilding';

  constructor(
    readonly version: number,
    readonly progress: BuildingProgress,
  ) {
    super(
      `${progress.folded.toString()} of ${progress.total.toString()} facts are folded under policy ${version.toString()}.`,
    );
  }
}
