/** Who is asked before the log is read, and told whenever others may look at the states. */
export interface HostAttendant {
  /** What the first states depend on is found out here. Throws StoreUnavailable, and is asked again then. */
  beforeReading(): Promise<void>;
  /** Nothing is being folded at this moment. */
  atRest(): void;
}
