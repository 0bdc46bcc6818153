declare const brand: unique symbol;

/** A primitive that only its own parser can make, so that one kind of text is never taken for another. */
export type Brand<Primitive, Name extends string> = Primitive & { readonly [brand]: Name };
