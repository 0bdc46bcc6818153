/** Something that one side waits for and the other lets happen, once. */
export class Gate {
  private let: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => {
    this.let = resolve;
  });

  open(): void {
    this.let();
  }
}
