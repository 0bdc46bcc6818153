import { type FileHandle, open } from 'node:fs/promises';
import { EXIT, Refused } from './failure';

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** Of the reasons that the system has, the one that people meet most stands in plain words. */
const reasonOf = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ENOENT' ? 'there is no such file or folder.' : message;

/** Ends the command for a file that its user named and that cannot be used; what is no fault of the file is thrown on. */
export const unusableFile = (what: string, path: string, error: unknown): Refused => {
  if (!isSystemError(error)) throw error;
  return new Refused({
    exit: EXIT.usage,
    code: 'file-unusable',
    title: 'A file cannot be used',
    detail: `${what} ${path}: ${reasonOf(error)}`,
    fix: 'Check the path, and that you may use what it names.',
  });
};

/** Opens a file that the user named. Throws Refused where it cannot be opened. */
export const openUserFile = async (what: string, path: string, flags: 'r' | 'w'): Promise<FileHandle> => {
  try {
    return await open(path, flags);
  } catch (error) {
    throw unusableFile(what, path, error);
  }
};

/** The text of a file that the user named. Throws Refused where it cannot be read. */
export const readUserFile = async (what: string, path: string): Promise<string> => {
  const file = await openUserFile(what, path, 'r');
  try {
    return await file.readFile('utf8');
  } catch (error) {
    throw unusableFile(what, path, error);
  } finally {
    await file.close();
  }
};
