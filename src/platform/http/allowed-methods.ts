import type { Express } from 'express';

/** A place in Express' table of routes, of which only this much is read. */
interface RouteLayer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/** Express keeps the methods in lower case, with one for `all` that is not a method. */
const NOT_A_METHOD = new Set(['_all']);

/** A route that takes even these stands for a middleware, which is no resource. */
const isMiddleware = ({ route }: RouteLayer): boolean => route?.methods['connect'] === true;

const methodsOf = ({ route }: RouteLayer): readonly string[] =>
  Object.keys(route?.methods ?? {}).filter((method) => !NOT_A_METHOD.has(method));

/** The methods that some route takes at this path, in upper case and alphabetical order; none where no route matches. */
export const allowedMethods = (application: Express, path: string): readonly string[] => {
  const layers = application.router.stack as unknown as readonly RouteLayer[];
  const matching = layers.filter((layer) => layer.route !== undefined && !isMiddleware(layer) && layer.match(path));
  const methods = new Set(matching.flatMap(methodsOf).map((method) => method.toUpperCase()));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
};
