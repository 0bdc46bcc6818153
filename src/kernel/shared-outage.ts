/** What keeps several from their work at once and is told once: by the first that meets it, and by the last that goes on. */
export class SharedOutage {
  /** Who is held up at present, and by what. */
  private readonly heldUp = new Map<string, string>();
  private readonly told = new Set<string>();
  /** Who has gone on while others are still held up. */
  private readonly back = new Set<string>();

  /** Whether nobody has told yet what holds this one up; `known` where it has itself. */
  meet(who: string, what: string): 'first' | 'another' | 'known' {
    if (this.heldUp.get(who) === what) return 'known';
    this.heldUp.set(who, what);
    this.back.delete(who);
    if (this.told.has(what)) return 'another';
    this.told.add(what);
    return 'first';
  }

  /** Who all have gone on, where this is the last that does, so that it has to be told. */
  goOn(who: string): readonly string[] | undefined {
    if (!this.heldUp.has(who)) return undefined;
    this.back.add(who);
    return this.leave(who);
  }

  /** Takes out one that waits no more and does not go on either; answers as `goOn` does, of the others. */
  leave(who: string): readonly string[] | undefined {
    if (!this.heldUp.delete(who) || this.heldUp.size > 0) return undefined;
    this.told.clear();
    const back = [...this.back];
    this.back.clear();
    return back.length === 0 ? undefined : back;
  }
}
