/** What one check of the doctor came to. */
export interface Finding {
  /** What was looked at: `configuration`, `log`, … */
  readonly check: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly detail: string;
  /** What to do, where something should be done. */
  readonly fix?: string;
  /** Whether facts are not as they must be, so that figures cannot be relied on. */
  readonly isUnverified?: true;
}
