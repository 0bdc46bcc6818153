import type { Credentials } from '@eventstore/db-client';

const URL_FORM = /^esdb(?:\+discover)?:\/\/(?:([^:@/?]+):([^@/?]+)@)?([^@/?]+)\/?(?:\?(.*))?$/u;
const HOST = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?$/u;

/** What the client understands. It would print the whole address, password included, for anything else. */
const OPTIONS: Readonly<Record<string, RegExp>> = {
  tls: /^(?:true|false)$/u,
  tlsCAFile: /./u,
  nodePreference: /^(?:leader|follower|readonlyreplica|random)$/iu,
  connectionName: /./u,
  maxDiscoverAttempts: /^[1-9]\d{0,4}$/u,
  discoveryInterval: /^[1-9]\d{0,6}$/u,
  gossipTimeout: /^[1-9]\d{0,2}$/u,
  keepAliveInterval: /^(?:-1|[1-9]\d{4,6})$/u,
  keepAliveTimeout: /^(?:-1|[1-9]\d{3,6})$/u,
};

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** The user whom an address names. */
export const credentialsIn = (url: string): Credentials | undefined => {
  const [, username, password] = URL_FORM.exec(url) ?? [];
  if (username === undefined || password === undefined) return undefined;
  return { username: decoded(username) ?? username, password: decoded(password) ?? password };
};

const areOptions = (query: string): boolean =>
  query.split('&').every((pair) => {
    const [name = '', value = '', ...more] = pair.split('=');
    const form = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    return form !== undefined && form.test(value) && more.length === 0;
  });

const isUser = (username: string, password: string): boolean =>
  decoded(username) !== undefined && decoded(password) !== undefined;

/**
 * Whether the text is an address as the client takes it, with a user where the connection is encrypted: without one the client
 * would append over a stream that all appends of the process share.
 */
export const isConnectionUrl = (text: string): boolean => {
  const [, username, password = '', hosts = '', query = 'tls=true'] = URL_FORM.exec(text) ?? [];
  if (!hosts.split(',').every((host) => HOST.test(host)) || !areOptions(query)) return false;
  return username === undefined ? query.split('&').includes('tls=false') : isUser(username, password);
};

const KEEP_ALIVE_TIMEOUT = 'keepAliveTimeout';
const KEEP_ALIVE_TIMEOUT_MS = 10_000;
/** Of so many clients one after the other, no two are told apart by the same number; those before them are long gone. */
const ORDINALS = 1_000;

/**
 * The same address for the nth client. Clients of one address and the same options share their connections in this process, the
 * dead ones as well; so a timeout differs by as many milliseconds.
 */
export const urlOfClient = (url: string, ordinal: number): string => {
  const [base = url, query = ''] = url.split('?');
  const options = query.split('&').filter((pair) => pair !== '');
  const [, asked] = options.map((pair) => pair.split('=')).find(([name]) => name === KEEP_ALIVE_TIMEOUT) ?? [];
  const timeoutMs =
    (asked === undefined || asked === '-1' ? KEEP_ALIVE_TIMEOUT_MS : Number(asked)) + (ordinal % ORDINALS);
  const others = options.filter((pair) => !pair.startsWith(`${KEEP_ALIVE_TIMEOUT}=`));
  return `${base}?${[...others, `${KEEP_ALIVE_TIMEOUT}=${timeoutMs.toString()}`].join('&')}`;
};
