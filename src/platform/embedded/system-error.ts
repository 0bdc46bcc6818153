/** The code of an error that the operating system gave (`ENOENT`); undefined for any other. Told by shape: a class differs between realms. */
export const systemCodeOf = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
};
