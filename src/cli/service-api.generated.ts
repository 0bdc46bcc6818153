// Generated from schemas/http/openapi.json by `npm run generate:client`; changed there, never here.

export interface paths {
  readonly '/health/live': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The process serves requests */
    readonly get: operations['live'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/health/ready': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Figures are current: the store answers and every projection follows the log */
    readonly get: operations['ready'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/health/startup': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The service has come up once: it has read the log to its head */
    readonly get: operations['startup'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/accounts/{accountId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What it is at the end of a day, and its ARR by currency and subscription */
    readonly get: operations['getAccount'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/accounts/{accountId}/arr': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Its ARR step by step, steps that are agreed ahead included */
    readonly get: operations['getAccountArr'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/accounts/{accountId}/describe': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** States the attributes of an account in full, and its name where it changes */
    readonly post: operations['describeAccount'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/accounts/{accountId}/facts': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What is said of it, as recorded, and how each fact stands */
    readonly get: operations['getAccountFacts'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/accounts/{accountId}/facts/{factId}/correct': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Replaces a fact by the right statement, in full */
    readonly post: operations['correctAccountFact'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/accounts/{accountId}/facts/{factId}/void': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Undoes a fact; voiding a void or a correction restores what it undid */
    readonly post: operations['voidAccountFact'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/accounts/{accountId}/merge': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Lets the account read as another from a day on */
    readonly post: operations['mergeAccount'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/accounts/{accountId}/movements': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Its movements, each with the facts behind it */
    readonly get: operations['getAccountMovements'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/accounts/{accountId}/register': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Registers an account */
    readonly post: operations['registerAccount'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/arr': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** ARR at the end of a day, as known at a moment */
    readonly get: operations['getArr'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/arr/accounts': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The accounts behind a figure */
    readonly get: operations['getArrByAccount'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/arr/movements': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** How ARR came from the opening of a window to its closing */
    readonly get: operations['getMovements'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/arr/movements/{movementId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Why: what a movement comes from, and whether it stands */
    readonly get: operations['getMovement'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/arr/series': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** ARR at the end of each interval of a window */
    readonly get: operations['getArrSeries'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/facts': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records up to 1,000 facts; each is judged alone, and counts once however often it is sent */
    readonly post: operations['recordFacts'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/projections': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** How far each has come, and what is wrong where it stands still */
    readonly get: operations['getProjections'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/projections/{name}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** How far one has come */
    readonly get: operations['getProjection'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/projections/{name}/rebuild': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How far the rebuild is that runs, or how the last one ended
     * @description As server-sent events: `progress` until one of `rebuilt`, `failed` and `aborted`, each with the same data as the JSON.
     */
    readonly get: operations['followRebuild'];
    readonly put?: never;
    /** Fold the log anew beside the state that answers, and let the new state take its place */
    readonly post: operations['rebuildProjection'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The subscription at the end of a day */
    readonly get: operations['getSubscription'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/cancel': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Cancels it from a day in the past or the future */
    readonly post: operations['cancelSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/change': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Changes the lines; finds out itself whether that is up or down */
    readonly post: operations['changeSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/downgrade': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Changes the lines; refused unless the annual value goes down */
    readonly post: operations['downgradeSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/facts': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Its facts as recorded, and how each stands */
    readonly get: operations['getSubscriptionFacts'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/facts/{factId}/correct': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Replaces a fact by the right statement, in full */
    readonly post: operations['correctFact'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/facts/{factId}/void': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Undoes a fact; voiding a void or a correction restores what it undid */
    readonly post: operations['voidFact'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/past-due': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Notes that a payment is late */
    readonly post: operations['markPastDue'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/pause': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Pauses it: it counts for nothing until it is resumed */
    readonly post: operations['pauseSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/payment-recovered': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Notes that a late payment came */
    readonly post: operations['recoverPayment'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/reactivate': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Brings back what is cancelled or has ended, with the lines from before unless stated */
    readonly post: operations['reactivateSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/renew': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Agrees a new term, or none; of what has ended too */
    readonly post: operations['renewSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/resume': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Resumes what is paused */
    readonly post: operations['resumeSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/revoke-cancellation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Takes a cancellation back before its day */
    readonly post: operations['revokeCancellation'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/start': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Starts a subscription */
    readonly post: operations['startSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/timeline': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What held from day to day */
    readonly get: operations['getSubscriptionTimeline'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/transfer': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Hands it over to another account */
    readonly post: operations['transferSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/upgrade': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Changes the lines; refused unless the annual value goes up */
    readonly post: operations['upgradeSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/subscriptions/{subscriptionId}/void': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Undoes every fact of it that stands, at once */
    readonly post: operations['voidSubscription'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly AccountAnswerDto: {
      /** @example acme */
      readonly accountId: string;
      /** @example 2025-03-31 */
      readonly asOf: string;
      /**
       * @description The account's own, as stated last by that day.
       * @example {
       *       "segment": "enterprise"
       *     }
       */
      readonly attributes?: {
        readonly [key: string]: string;
      };
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      /** @description One for each currency it has ARR in. */
      readonly figures: readonly components['schemas']['AccountCurrencyFigureDto'][];
      readonly knownAt: components['schemas']['KnownAtDto'];
      /**
       * @description As stated last by that day; null where its key has been destroyed.
       * @example Acme Ltd
       */
      readonly name?: string | null;
      /** @example 1 */
      readonly policyVersion: number;
      /**
       * @description The account that it reads as on that day, if merged.
       * @example globex
       */
      readonly readsAs?: string;
      /**
       * @description Of its stream, for `If-Match`; -1 while nothing is said of it.
       * @example 1
       */
      readonly revision: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
    };
    readonly AccountArrAnswerDto: {
      /** @example acme */
      readonly accountId: string;
      /**
       * @description The last day that is told of, where one was named.
       * @example 2025-03-31
       */
      readonly asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      readonly knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      readonly policyVersion: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
      /** @description In order of days. */
      readonly steps: readonly components['schemas']['AccountStepDto'][];
    };
    readonly AccountCurrencyFigureDto: {
      /** @example 1440.00 */
      readonly arr: string;
      /** @example EUR */
      readonly currency: string;
      /** @example 120.00 */
      readonly mrr: string;
      /** @description Those that have ARR; they add up to `arr`. */
      readonly subscriptions: readonly components['schemas']['SubscriptionShareDto'][];
    };
    readonly AccountFactsAnswerDto: {
      /** @example acme */
      readonly accountId: string;
      /**
       * @description The last day that is told of, where one was named.
       * @example 2025-03-31
       */
      readonly asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      /** @description In the order of recording. */
      readonly facts: readonly components['schemas']['FactDto'][];
      readonly knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      readonly policyVersion: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
    };
    readonly AccountFigureDto: {
      /** @example acme */
      readonly accountId: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1440.00
       */
      readonly arr: string;
      /** @example EUR */
      readonly currency: string;
      /** @example 120.00 */
      readonly mrr: string;
      /** @example 1 */
      readonly subscriptions: number;
    };
    readonly AccountMovementsAnswerDto: {
      /** @example acme */
      readonly accountId: string;
      /**
       * @description The last day that is told of, where one was named.
       * @example 2025-03-31
       */
      readonly asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      readonly knownAt: components['schemas']['KnownAtDto'];
      /** @description Those in force, in order of days. */
      readonly movements: readonly components['schemas']['MovementDto'][];
      /** @example 1 */
      readonly policyVersion: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
    };
    readonly AccountsAnswerDto: {
      /** @example 2025-03-31 */
      readonly asOf: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      /** @description In order of ids and then currencies. */
      readonly items: readonly components['schemas']['AccountFigureDto'][];
      readonly knownAt: components['schemas']['KnownAtDto'];
      /** @description The cursor of the next page; null on the last. */
      readonly next: string | null;
      /** @example 1 */
      readonly policyVersion: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
    };
    readonly AccountStatementDto: {
      /**
       * @description All of its data, as `schemas/events/<type>.v1.json` has it.
       * @example {
       *       "accountId": "acme",
       *       "effectiveOn": "2025-03-01",
       *       "attributes": {
       *         "segment": "enterprise"
       *       }
       *     }
       */
      readonly data: {
        readonly [key: string]: unknown;
      };
      /**
       * @description What the fact should have been.
       * @enum {string}
       */
      readonly type: 'account-registered' | 'account-described' | 'accounts-merged';
    };
    readonly AccountStepDto: {
      /**
       * @description From that day until the next step in the currency.
       * @example 1440.00
       */
      readonly arr: string;
      /** @example EUR */
      readonly currency: string;
      /**
       * @description The first day.
       * @example 2025-02-15
       */
      readonly from: string;
    };
    readonly AgreementDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      readonly accountId?: string;
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "region": "EU"
       *     }
       */
      readonly attributes?: {
        readonly [key: string]: string;
      };
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      readonly effectiveOn: string;
      /** @description All lines of the subscription from that day on; an id names one line. */
      readonly lines?: readonly (
        | components['schemas']['PricedLineDto']
        | components['schemas']['ContractLineDto']
        | components['schemas']['NonRecurringLineDto']
      )[];
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      readonly occurredAt?: string;
      /** @description An agreed span; without one the subscription goes on until it is cancelled. */
      readonly term?: components['schemas']['TermDto'];
    };
    readonly AmountDiscountDto: {
      /**
       * @description Off the line's amount per interval, or off a contract's total.
       * @example 5.00
       */
      readonly amount: string;
      /**
       * @description First day of the discount.
       * @example 2025-01-01
       */
      readonly from?: string;
      /**
       * @description First day without the discount.
       * @example 2025-04-01
       */
      readonly until?: string;
    };
    readonly ArrAnswerDto: {
      /**
       * @description The day at whose end it is.
       * @example 2025-03-31
       */
      readonly asOf: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      /** @description A fingerprint of the figures with the question they answer. */
      readonly digest: string;
      /** @description One for each currency; currencies are never added up. */
      readonly figures: readonly components['schemas']['ArrFigureDto'][];
      /**
       * @description As it was asked, in order of names; only where it was.
       * @example region:EU
       */
      readonly filter?: string;
      /**
       * @description As it was asked; only where it was.
       * @example plan
       */
      readonly groupBy?: string;
      readonly knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      readonly policyVersion: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
    };
    readonly ArrFigureDto: {
      /**
       * @description Accounts that have ARR.
       * @example 42
       */
      readonly accounts: number;
      /**
       * @description A decimal text in the currency beside it.
       * @example 123456.00
       */
      readonly arr: string;
      /** @example EUR */
      readonly currency: string;
      /** @description Only with `groupBy`: the groups that have ARR, none first. */
      readonly groups?: readonly components['schemas']['GroupFigureDto'][];
      /**
       * @description A twelfth of it, for show.
       * @example 10288.00
       */
      readonly mrr: string;
      /**
       * @description Subscriptions that have ARR.
       * @example 57
       */
      readonly subscriptions: number;
    };
    readonly ArrSeriesAnswerDto: {
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      /**
       * @description As it was asked, in order of names; only where it was.
       * @example region:EU
       */
      readonly filter?: string;
      /** @example 2025-01-01 */
      readonly from: string;
      /**
       * @description As it was asked; only where it was.
       * @example plan
       */
      readonly groupBy?: string;
      /**
       * @example month
       * @enum {string}
       */
      readonly interval: 'day' | 'week' | 'month' | 'quarter' | 'year';
      readonly knownAt: components['schemas']['KnownAtDto'];
      /** @description One for each interval, in order of days. */
      readonly points: readonly components['schemas']['SeriesPointDto'][];
      /** @example 1 */
      readonly policyVersion: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
      /**
       * @description The first day that no longer counts.
       * @example 2025-04-01
       */
      readonly to: string;
    };
    readonly BatchAnswerDto: {
      /**
       * @description Facts recorded by this request.
       * @example 998
       */
      readonly recorded: number;
      /** @example 1 */
      readonly refused: number;
      /** @description One for each fact, in the order of the batch. */
      readonly results: readonly components['schemas']['BatchResultDto'][];
      /**
       * @description Facts that had been recorded before, or changed nothing.
       * @example 1
       */
      readonly unchanged: number;
    };
    readonly BatchResultDto: {
      /**
       * @description Its place in the batch, from 1; empty lines of NDJSON count.
       * @example 1
       */
      readonly line: number;
      readonly problem?: components['schemas']['ProblemDto'];
      readonly receipt?: components['schemas']['ReceiptDto'];
      /**
       * @description The status that it would have been answered alone.
       * @example 201
       */
      readonly status: number;
    };
    readonly CancelSubscriptionDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      readonly accountId?: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      readonly effectiveOn: string;
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      readonly occurredAt?: string;
      /**
       * @description Why, in words.
       * @example The team moved on.
       */
      readonly reason?: string;
      /**
       * @description The day the customer asked for it.
       * @example 2025-02-01
       */
      readonly requestedOn?: string;
      /**
       * @description Whether the customer wanted it.
       * @example true
       */
      readonly voluntary?: boolean;
    };
    readonly ChangeSubscriptionDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      readonly accountId?: string;
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "region": "EU"
       *     }
       */
      readonly attributes?: {
        readonly [key: string]: string;
      };
      /**
       * @description The day it was agreed.
       * @example 2025-02-20
       */
      readonly bookedOn?: string;
      /**
       * @description Why, as a label: price, seats, plan, …; lower-case letters, digits and hyphens.
       * @example seats
       */
      readonly cause?: string;
      /**
       * @description Refused unless it is the subscription's.
       * @example EUR
       */
      readonly currency?: string;
      /** @description In the order in which they are taken off. */
      readonly discounts?: readonly (
        components['schemas']['PercentDiscountDto'] | components['schemas']['AmountDiscountDto']
      )[];
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      readonly effectiveOn: string;
      /**
       * @description The one line that changes, instead of `lines`.
       * @example seats
       */
      readonly lineId?: string;
      /** @description All lines of the subscription from that day on; an id names one line. */
      readonly lines?: readonly (
        | components['schemas']['PricedLineDto']
        | components['schemas']['ContractLineDto']
        | components['schemas']['NonRecurringLineDto']
      )[];
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      readonly occurredAt?: string;
      /**
       * @description The line's new quantity. Only with `lineId`.
       * @example 15
       */
      readonly quantity?: string;
      /**
       * @description The line's new price. Only with `lineId`.
       * @example 49.00
       */
      readonly unitPrice?: string;
    };
    readonly ContractLineDto: {
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "plan": "pro"
       *     }
       */
      readonly attributes?: {
        readonly [key: string]: string;
      };
      /** @description In the order in which they are taken off. */
      readonly discounts?: readonly (
        components['schemas']['PercentDiscountDto'] | components['schemas']['AmountDiscountDto']
      )[];
      /**
       * @description First day of the charge.
       * @example 2025-01-01
       */
      readonly from?: string;
      /**
       * @description Stays the same from fact to fact.
       * @example seats
       */
      readonly id: string;
      /**
       * @description What the charge is for.
       * @example subscription
       * @enum {string}
       */
      readonly kind: 'subscription' | 'maintenance' | 'service' | 'usage' | 'irregular';
      /** @description How long the total lasts. */
      readonly over: components['schemas']['EveryMonthsDto'];
      /**
       * @description Amount of the whole contract, in the currency.
       * @example 1000.00
       */
      readonly total: string;
      /**
       * @description The first day that is not a trial.
       * @example 2025-01-15
       */
      readonly trialUntil?: string;
      /**
       * @description First day without the charge.
       * @example 2026-01-01
       */
      readonly until?: string;
    };
    readonly ContributionDto: {
      /**
       * @example {
       *       "plan": "pro"
       *     }
       */
      readonly attributes: {
        readonly [key: string]: string;
      };
      /** @example 240.00 */
      readonly delta: string;
      /** @description The fact that says so. */
      readonly factId: string;
      /** @example seats */
      readonly lineId: string;
      /** @example sub-1 */
      readonly subscriptionId: string;
    };
    readonly ContributionExplainedDto: {
      /** @description The line at the end of the day. */
      readonly after: components['schemas']['LineValueDto'];
      /**
       * @example {
       *       "plan": "pro"
       *     }
       */
      readonly attributes: {
        readonly [key: string]: string;
      };
      /** @description The line at the end of the day before. */
      readonly before: components['schemas']['LineValueDto'];
      /** @example 240.00 */
      readonly delta: string;
      /** @description The fact that says so. */
      readonly factId: string;
      /**
       * @description How `delta` comes from `after` and `before`.
       * @example 6350.40 − 1200.00 = 5150.40
       */
      readonly formula: string;
      /** @example seats */
      readonly lineId: string;
      /** @example sub-1 */
      readonly subscriptionId: string;
    };
    readonly CorrectAccountFactDto: {
      /**
       * @description Why it was wrong.
       * @example Entered twice.
       */
      readonly reason: string;
      /** @description The right statement, in full. It takes the place of the fact it replaces. */
      readonly statement: components['schemas']['AccountStatementDto'];
    };
    readonly CorrectFactDto: {
      /**
       * @description Why it was wrong.
       * @example The invoice says 14 seats.
       */
      readonly reason: string;
      /** @description The right statement, in full. It takes the place of the fact it replaces. */
      readonly statement: components['schemas']['StatementDto'];
    };
    readonly CourseDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      readonly accountId?: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      readonly effectiveOn: string;
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      readonly occurredAt?: string;
    };
    readonly DescribeAccountDto: {
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "segment": "enterprise"
       *     }
       */
      readonly attributes?: {
        readonly [key: string]: string;
      };
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      readonly effectiveOn: string;
      /**
       * @description Stored sealed.
       * @example Acme Ltd
       */
      readonly name?: string;
      /**
       * @description Orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      readonly occurredAt?: string;
    };
    readonly EffectDto: {
      /** @example EUR */
      readonly currency: string;
      /**
       * @description By how much; negative for less.
       * @example 240.00
       */
      readonly delta: string;
      /**
       * @description The day on which ARR changes.
       * @example 2025-02-15
       */
      readonly effectiveOn: string;
    };
    readonly EveryDaysDto: {
      /**
       * @description How many days.
       * @example 30
       */
      readonly days: number;
    };
    readonly EveryMonthsDto: {
      /**
       * @description How many months.
       * @example 1
       */
      readonly months: number;
    };
    readonly EveryWeeksDto: {
      /**
       * @description How many weeks.
       * @example 2
       */
      readonly weeks: number;
    };
    readonly EveryYearsDto: {
      /**
       * @description How many years.
       * @example 1
       */
      readonly years: number;
    };
    readonly FactDto: {
      /** @description The fact that makes it so. */
      readonly by?: string;
      /** @description As `schemas/events/<type>` has it. */
      readonly data: {
        readonly [key: string]: unknown;
      };
      /** @example 5b0c8d3e-1f4a-5c6b-8d7e-000000000003 */
      readonly id: string;
      /** @description As `schemas/events/fact` has it. */
      readonly metadata: {
        readonly [key: string]: unknown;
      };
      /** @example 2025-02-16T08:00:00.000Z */
      readonly recordedAt: string;
      /**
       * @description In the ledger's time zone.
       * @example 2025-02-16
       */
      readonly recordedOn: string;
      /** @example 5321 */
      readonly sequence: number;
      /**
       * @description `inert`: a cancellation before it supersedes it.
       * @example stands
       * @enum {string}
       */
      readonly standing: 'stands' | 'inert' | 'revoked' | 'voided' | 'corrected';
      /** @description The store's own position. */
      readonly token: string;
      /** @example subscription-upgraded */
      readonly type: string;
      /** @example 1 */
      readonly version: number;
    };
    readonly FactOriginDto: {
      /**
       * @description The system that states it.
       * @default import
       * @example billing
       */
      readonly source: string;
      /**
       * @description The source's own id of the event: sent again, it is recorded once. Without it, the same content is recorded once.
       * @example evt_9
       */
      readonly sourceId?: string;
      /**
       * @description The event's place among those of the source.
       * @example 9
       */
      readonly sourceSequence?: number;
    };
    readonly GroupFigureDto: {
      /**
       * @description Accounts that have ARR in the group; one may be in several groups.
       * @example 30
       */
      readonly accounts: number;
      /**
       * @description A decimal text in the currency beside it.
       * @example 96000.00
       */
      readonly arr: string;
      /**
       * @description The group: a value for each name that was asked for; null is none.
       * @example {
       *       "plan": "pro"
       *     }
       */
      readonly by: {
        readonly [key: string]: string | null;
      };
      /**
       * @description A twelfth of it, for show.
       * @example 8000.00
       */
      readonly mrr: string;
      /**
       * @description Subscriptions that have ARR in the group; one may be in several groups.
       * @example 41
       */
      readonly subscriptions: number;
    };
    readonly KnownAtDto: {
      /**
       * @description Whether that time was brought from elsewhere with opening history.
       * @example false
       */
      readonly imported: boolean;
      /**
       * @description When it was recorded.
       * @example 2025-03-31T09:30:00.000Z
       */
      readonly recordedAt: string;
      /**
       * @description The last fact that counted.
       * @example 5321
       */
      readonly sequence: number;
    };
    readonly LineInputsDto: {
      /**
       * @description By what it becomes an amount of a year; a fraction is written 365/7.
       * @example 12
       */
      readonly annualFactor: string;
      /**
       * @description Those in force on that day, in their order, each with the exact amount that it leaves.
       * @example [
       *       {
       *         "percent": "10",
       *         "leaves": "529.20"
       *       }
       *     ]
       */
      readonly discounts: readonly {
        readonly [key: string]: unknown;
      }[];
      /**
       * @description Price times quantity, or the total: an exact amount per interval.
       * @example 588.00
       */
      readonly gross: string;
      /**
       * @description What they leave: an exact amount per interval.
       * @example 529.20
       */
      readonly net: string;
    };
    readonly LineValueDto: {
      /** @example 6350.40 */
      readonly arr: string;
      /**
       * @description The day at whose end it is.
       * @example 2025-02-15
       */
      readonly asOf: string;
      /** @description The fact that states the line; only, as what follows, while it holds. */
      readonly factId?: string;
      /**
       * @description Rounded once, half-even, to the minor unit: ≈ where that changes it.
       * @example (49.00 × 12 − 10 %) × 12 = 6350.40
       */
      readonly formula?: string;
      readonly inputs?: components['schemas']['LineInputsDto'];
      /** @description As stated. */
      readonly line?: {
        readonly [key: string]: unknown;
      };
      /**
       * @description Why it counts for nothing.
       * @enum {string}
       */
      readonly notCounted?: 'never-counts' | 'kind-left-out' | 'not-in-force' | 'on-trial' | 'paused';
      /**
       * @description Of the subscription.
       * @example active
       * @enum {string}
       */
      readonly status: 'not-started' | 'active' | 'paused' | 'cancelled' | 'ended';
    };
    readonly LiveDto: {
      /**
       * @description Since when the process holds the ledger; as the lock file in its data folder says.
       * @example 2025-03-01T09:30:00.000Z
       */
      readonly startedAt: string;
      /** @enum {string} */
      readonly status: 'live';
    };
    readonly LogPlaceDto: {
      /**
       * @description When the last of them was recorded.
       * @example 2026-03-01T09:30:00.000Z
       */
      readonly recordedAt: string;
      /**
       * @description How many facts lie up to here.
       * @example 5321
       */
      readonly sequence: number;
    };
    readonly MergeAccountDto: {
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      readonly effectiveOn: string;
      /**
       * @description The account that it reads as from then on.
       * @example globex
       */
      readonly intoAccountId: string;
      /**
       * @description Orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      readonly occurredAt?: string;
    };
    readonly MovementDto: {
      /** @example acme */
      readonly accountId: string;
      /** @example 1440.00 */
      readonly after: string;
      /**
       * @description As known when the movement was asserted.
       * @example 1200.00
       */
      readonly before: string;
      /**
       * @example [
       *       "seats"
       *     ]
       */
      readonly causes: readonly string[];
      /**
       * @example expansion
       * @enum {string}
       */
      readonly class: 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'transfer' | 'reclassification';
      /** @description They add up to `delta`. */
      readonly contributions: readonly components['schemas']['ContributionDto'][];
      /** @example EUR */
      readonly currency: string;
      /**
       * @description Negative for a loss.
       * @example 240.00
       */
      readonly delta: string;
      /** @example 2025-02-15 */
      readonly effectiveOn: string;
      /** @description The fact that caused it. */
      readonly factId: string;
      /** @example 5321-1 */
      readonly id: string;
      /** @example 2025-02-16T08:00:00.000Z */
      readonly recordedAt: string;
      /**
       * @description When it became known.
       * @example 5321
       */
      readonly sequence: number;
    };
    readonly MovementExplainedDto: {
      /** @example acme */
      readonly accountId: string;
      /** @example 1440.00 */
      readonly after: string;
      /**
       * @description As known when the movement was asserted.
       * @example 1200.00
       */
      readonly before: string;
      /**
       * @example [
       *       "seats"
       *     ]
       */
      readonly causes: readonly string[];
      /**
       * @example expansion
       * @enum {string}
       */
      readonly class: 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'transfer' | 'reclassification';
      /** @description They add up to `delta`. */
      readonly contributions: readonly components['schemas']['ContributionExplainedDto'][];
      /** @example EUR */
      readonly currency: string;
      /**
       * @description Negative for a loss.
       * @example 240.00
       */
      readonly delta: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      /** @example 2025-02-15 */
      readonly effectiveOn: string;
      /** @description The fact that caused it. */
      readonly factId: string;
      /** @description The facts that are named, as they stand by then. */
      readonly facts: readonly components['schemas']['FactDto'][];
      /** @example 5321-1 */
      readonly id: string;
      /**
       * @example assert
       * @enum {string}
       */
      readonly kind: 'assert' | 'retract';
      readonly knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      readonly policyVersion: number;
      /** @example 2025-02-16T08:00:00.000Z */
      readonly recordedAt: string;
      /**
       * @description The entry that this one takes back.
       * @example 5321-1
       */
      readonly retracts?: string;
      /**
       * @description When it became known.
       * @example 5321
       */
      readonly sequence: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
      /**
       * @description Whether it is in force by then.
       * @example true
       */
      readonly stands: boolean;
      readonly takenBack?: components['schemas']['TakenBackDto'];
    };
    readonly MovementFiguresDto: {
      /**
       * @description The group: a value for each name that was asked for; null is none.
       * @example {
       *       "plan": "pro"
       *     }
       */
      readonly by?: {
        readonly [key: string]: string | null;
      };
      /**
       * @description A decimal text in the currency beside it. Negative: a loss.
       * @example 0.00
       */
      readonly churn: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1440.00
       */
      readonly closing: string;
      /**
       * @description A decimal text in the currency beside it. Negative: a loss.
       * @example 0.00
       */
      readonly contraction: string;
      /** @example EUR */
      readonly currency: string;
      /**
       * @description Closing less all the others: always zero.
       * @example 0.00
       */
      readonly difference: string;
      /**
       * @description A decimal text in the currency beside it. What came from other groups; zero where it is not grouped.
       * @example 0.00
       */
      readonly entered: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 240.00
       */
      readonly expansion: string;
      /**
       * @description The first day.
       * @example 2025-01-01
       */
      readonly from: string;
      /**
       * @description A decimal text in the currency beside it. Always zero so far.
       * @example 0.00
       */
      readonly fx: string;
      /**
       * @description A decimal text in the currency beside it. What went to other groups, negative.
       * @example 0.00
       */
      readonly left: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      readonly new: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1200.00
       */
      readonly opening: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      readonly reactivation: string;
      /**
       * @description The first day that no longer counts.
       * @example 2025-02-01
       */
      readonly to: string;
      /**
       * @description A decimal text in the currency beside it. What changed accounts: of the whole ledger zero.
       * @example 0.00
       */
      readonly transfer: string;
    };
    readonly MovementsAnswerDto: {
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      /**
       * @description As it was asked, in order of names; only where it was.
       * @example region:EU
       */
      readonly filter?: string;
      /** @example 2025-01-01 */
      readonly from: string;
      /**
       * @description As it was asked; only where it was.
       * @example plan
       */
      readonly groupBy?: string;
      /**
       * @example month
       * @enum {string}
       */
      readonly interval: 'day' | 'week' | 'month' | 'quarter' | 'year';
      readonly knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      readonly policyVersion: number;
      /** @description One for each interval, currency and group. */
      readonly rows: readonly components['schemas']['MovementFiguresDto'][];
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
      /**
       * @description The first day that no longer counts.
       * @example 2025-04-01
       */
      readonly to: string;
      /** @description The whole window, one for each currency. */
      readonly total: readonly components['schemas']['MovementTotalDto'][];
    };
    readonly MovementTotalDto: {
      /**
       * @description The group: a value for each name that was asked for; null is none.
       * @example {
       *       "plan": "pro"
       *     }
       */
      readonly by?: {
        readonly [key: string]: string | null;
      };
      /**
       * @description A decimal text in the currency beside it. Negative: a loss.
       * @example 0.00
       */
      readonly churn: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1440.00
       */
      readonly closing: string;
      /**
       * @description A decimal text in the currency beside it. Negative: a loss.
       * @example 0.00
       */
      readonly contraction: string;
      /** @example EUR */
      readonly currency: string;
      /**
       * @description Closing less all the others: always zero.
       * @example 0.00
       */
      readonly difference: string;
      /**
       * @description A decimal text in the currency beside it. What came from other groups; zero where it is not grouped.
       * @example 0.00
       */
      readonly entered: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 240.00
       */
      readonly expansion: string;
      /**
       * @description The first day.
       * @example 2025-01-01
       */
      readonly from: string;
      /**
       * @description A decimal text in the currency beside it. Always zero so far.
       * @example 0.00
       */
      readonly fx: string;
      /** @description Only with `groupBy`: the rows that it is the sum of. */
      readonly groups?: readonly components['schemas']['MovementFiguresDto'][];
      /**
       * @description A decimal text in the currency beside it. What went to other groups, negative.
       * @example 0.00
       */
      readonly left: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      readonly new: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1200.00
       */
      readonly opening: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      readonly reactivation: string;
      /**
       * @description The first day that no longer counts.
       * @example 2025-02-01
       */
      readonly to: string;
      /**
       * @description A decimal text in the currency beside it. What changed accounts: of the whole ledger zero.
       * @example 0.00
       */
      readonly transfer: string;
    };
    readonly NativeFactDto: {
      /**
       * @description As `schemas/events/<type>.v1.json` has it.
       * @example {
       *       "subscriptionId": "sub-1",
       *       "accountId": "acme",
       *       "currency": "EUR",
       *       "effectiveOn": "2025-01-01",
       *       "lines": [
       *         {
       *           "id": "seats",
       *           "kind": "subscription",
       *           "unitPrice": "49.00",
       *           "quantity": "12",
       *           "every": {
       *             "months": 1
       *           }
       *         }
       *       ]
       *     }
       */
      readonly data: {
        readonly [key: string]: unknown;
      };
      /** @description Where the fact comes from. */
      readonly metadata?: components['schemas']['FactOriginDto'];
      /**
       * @description The wire name of the fact.
       * @example subscription-started
       */
      readonly type: string;
      /**
       * @description Of the shape of `data`.
       * @default 1
       */
      readonly version: number;
    };
    readonly NonRecurringLineDto: {
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "plan": "pro"
       *     }
       */
      readonly attributes?: {
        readonly [key: string]: string;
      };
      /**
       * @description First day of the charge.
       * @example 2025-01-01
       */
      readonly from?: string;
      /**
       * @description Stays the same from fact to fact.
       * @example seats
       */
      readonly id: string;
      /**
       * @description Why it never counts.
       * @example one-time
       * @enum {string}
       */
      readonly kind: 'one-time' | 'tax';
      /**
       * @description How many units.
       * @default 1
       * @example 1
       */
      readonly quantity: string;
      /**
       * @description Price of one unit, in the currency.
       * @example 250.00
       */
      readonly unitPrice: string;
      /**
       * @description First day without the charge.
       * @example 2026-01-01
       */
      readonly until?: string;
    };
    readonly PauseSubscriptionDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      readonly accountId?: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      readonly effectiveOn: string;
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      readonly occurredAt?: string;
      /**
       * @description Why, in words.
       * @example Closed for the winter.
       */
      readonly reason?: string;
    };
    readonly PercentDiscountDto: {
      /**
       * @description First day of the discount.
       * @example 2025-01-01
       */
      readonly from?: string;
      /**
       * @description Share off what the discounts before it left, 0 to 100.
       * @example 10
       */
      readonly percent: string;
      /**
       * @description First day without the discount.
       * @example 2025-04-01
       */
      readonly until?: string;
    };
    readonly PricedLineDto: {
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "plan": "pro"
       *     }
       */
      readonly attributes?: {
        readonly [key: string]: string;
      };
      /** @description In the order in which they are taken off. */
      readonly discounts?: readonly (
        components['schemas']['PercentDiscountDto'] | components['schemas']['AmountDiscountDto']
      )[];
      /** @description How often the price is charged. */
      readonly every:
        | components['schemas']['EveryDaysDto']
        | components['schemas']['EveryWeeksDto']
        | components['schemas']['EveryMonthsDto']
        | components['schemas']['EveryYearsDto'];
      /**
       * @description First day of the charge.
       * @example 2025-01-01
       */
      readonly from?: string;
      /**
       * @description Stays the same from fact to fact.
       * @example seats
       */
      readonly id: string;
      /**
       * @description What the charge is for.
       * @example subscription
       * @enum {string}
       */
      readonly kind: 'subscription' | 'maintenance' | 'service' | 'usage' | 'irregular';
      /**
       * @description How many units.
       * @default 1
       * @example 12
       */
      readonly quantity: string;
      /**
       * @description The first day that is not a trial.
       * @example 2025-01-15
       */
      readonly trialUntil?: string;
      /**
       * @description Price of one unit for one interval, in the currency.
       * @example 49.00
       */
      readonly unitPrice: string;
      /**
       * @description First day without the charge.
       * @example 2026-01-01
       */
      readonly until?: string;
    };
    readonly ProblemDto: {
      /**
       * @description Stable; callers act on it.
       * @example subscription-is-cancelled
       */
      readonly code: string;
      /** @description The id under which the log speaks of the request; also in `X-Correlation-Id`. */
      readonly correlationId: string;
      /** @example sub-1 was cancelled from 2025-02-01 by fact 5b0c8d3e-1f4a-5c6b-8d7e-000000000006. */
      readonly detail: string;
      /** @description The fields at fault, where there are any. */
      readonly errors?: readonly components['schemas']['ProblemFieldDto'][];
      /**
       * @description What to do, ready to paste.
       * @example Use a day before 2025-02-01.
       */
      readonly fix: string;
      /** @example 409 */
      readonly status: number;
      /** @example The subscription is cancelled */
      readonly title: string;
      /** @example /problems/subscription-is-cancelled */
      readonly type: string;
    };
    readonly ProblemFieldDto: {
      /** @example subscription-is-cancelled */
      readonly code: string;
      /**
       * @description A JSON pointer into the body, or to a parameter by its name.
       * @example /effectiveOn
       */
      readonly pointer: string;
    };
    readonly ProjectionDto: {
      /**
       * @description Under rebuild: how the state stands that answers meanwhile.
       * @enum {string}
       */
      readonly answering?: 'catching-up' | 'live' | 'stopped';
      /** @description What is wrong, and what to do. */
      readonly fault?: components['schemas']['ProjectionFaultDto'];
      /**
       * @description How many facts it is behind the end of the log.
       * @example 0
       */
      readonly lag: number;
      /** @example arr-journal */
      readonly name: string;
      /** @description The end of the last append that its state holds. */
      readonly position: components['schemas']['LogPlaceDto'];
      /** @description Of the rebuild. */
      readonly progress?: components['schemas']['RebuildProgressDto'];
      /**
       * @description Figures are current only while it is live.
       * @enum {string}
       */
      readonly status: 'catching-up' | 'live' | 'stopped' | 'rebuilding';
      /**
       * @description Of the fold; another version may come to other figures.
       * @example 1
       */
      readonly version: number;
    };
    readonly ProjectionFaultDto: {
      /** @example The store broke off: the data folder does not answer. */
      readonly detail: string;
      /** @description What to do. */
      readonly fix: string;
      /**
       * @description The fact that could not be read or folded.
       * @example 812
       */
      readonly sequence?: number;
    };
    readonly ProjectionsDto: {
      /** @description The end of the log. */
      readonly head: components['schemas']['LogPlaceDto'];
      readonly items: readonly components['schemas']['ProjectionDto'][];
    };
    readonly RebuildDto: {
      /** @description Why it failed, and what to do. */
      readonly fault?: components['schemas']['ProjectionFaultDto'];
      /**
       * @description Where it is followed.
       * @example /v1/projections/arr-journal/rebuild
       */
      readonly follow: string;
      /** @example arr-journal */
      readonly name: string;
      readonly progress: components['schemas']['RebuildProgressDto'];
      /**
       * @description The state from before answers until it is rebuilt.
       * @enum {string}
       */
      readonly status: 'running' | 'rebuilt' | 'failed' | 'aborted';
    };
    readonly RebuildProgressDto: {
      /** @example 2100 */
      readonly folded: number;
      /**
       * @description Facts per second so far.
       * @example 42000
       */
      readonly ratePerSecond?: number;
      /**
       * @description At this rate.
       * @example 1
       */
      readonly secondsLeft?: number;
      /**
       * @description How many there are to fold; grows with the log.
       * @example 5321
       */
      readonly total: number;
    };
    readonly ReceiptDto: {
      /** @description With `dryRun=true`: what the facts would do to ARR. */
      readonly effect?: readonly components['schemas']['EffectDto'][];
      /** @description What was recorded, or on a dry run would be. */
      readonly facts: readonly components['schemas']['ReceiptFactDto'][];
      /**
       * @description Whether the command had been recorded before.
       * @example false
       */
      readonly replayed: boolean;
      /**
       * @description The stream's revision, for `If-Match`; -1 while it holds nothing.
       * @example 4
       */
      readonly revision: number;
      /** @description For `minPosition` of a later question. */
      readonly token: string;
    };
    readonly ReceiptFactDto: {
      /** @example 5b0c8d3e-1f4a-5c6b-8d7e-000000000003 */
      readonly id: string;
      /** @example subscription-upgraded */
      readonly type: string;
    };
    readonly RevokeCancellationDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      readonly accountId?: string;
      /**
       * @description The cancellation that is taken back. Left out: the only one that is to come.
       * @example 5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34
       */
      readonly cancellationId?: string;
      /**
       * @description The day it is taken back; today if left out.
       * @example 2025-03-01
       */
      readonly effectiveOn?: string;
      /**
       * @description The moment at the source.
       * @example 2025-03-01T09:30:00Z
       */
      readonly occurredAt?: string;
      /**
       * @description Why, in words.
       * @example They stay after all.
       */
      readonly reason?: string;
    };
    readonly SeriesFigureDto: {
      /**
       * @description A decimal text in the currency beside it.
       * @example 123456.00
       */
      readonly arr: string;
      /** @example EUR */
      readonly currency: string;
      /** @description Only with `groupBy`: the groups that have ARR on that day, none first. */
      readonly groups?: readonly components['schemas']['SeriesGroupDto'][];
      /**
       * @description A twelfth of it, for show.
       * @example 10288.00
       */
      readonly mrr: string;
    };
    readonly SeriesGroupDto: {
      /**
       * @description A decimal text in the currency beside it.
       * @example 96000.00
       */
      readonly arr: string;
      /**
       * @description The group: a value for each name that was asked for; null is none.
       * @example {
       *       "plan": "pro"
       *     }
       */
      readonly by: {
        readonly [key: string]: string | null;
      };
      /**
       * @description A twelfth of it, for show.
       * @example 8000.00
       */
      readonly mrr: string;
    };
    readonly SeriesPointDto: {
      /**
       * @description The last day of the interval, at whose end it is.
       * @example 2025-01-31
       */
      readonly asOf: string;
      /** @description One for each currency; those of `/v1/arr` on that day. */
      readonly figures: readonly components['schemas']['SeriesFigureDto'][];
    };
    readonly StartSubscriptionDto: {
      /**
       * @description The customer. It need not be known before.
       * @example acme
       */
      readonly accountId: string;
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "region": "EU"
       *     }
       */
      readonly attributes?: {
        readonly [key: string]: string;
      };
      /**
       * @description The day it was agreed.
       * @example 2025-02-20
       */
      readonly bookedOn?: string;
      /**
       * @description ISO 4217 code in upper case; all amounts are in it.
       * @example EUR
       */
      readonly currency: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      readonly effectiveOn: string;
      /** @description All lines of the subscription from that day on; an id names one line. */
      readonly lines: readonly (
        | components['schemas']['PricedLineDto']
        | components['schemas']['ContractLineDto']
        | components['schemas']['NonRecurringLineDto']
      )[];
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      readonly occurredAt?: string;
      /** @description An agreed span; without one the subscription goes on until it is cancelled. */
      readonly term?: components['schemas']['TermDto'];
    };
    readonly StatementDto: {
      /**
       * @description All of its data, as `schemas/events/<type>.v1.json` has it. `supersedes` may be left out.
       * @example {
       *       "subscriptionId": "sub-1",
       *       "accountId": "acme",
       *       "currency": "EUR",
       *       "effectiveOn": "2025-02-15",
       *       "lines": [
       *         {
       *           "id": "seats",
       *           "kind": "subscription",
       *           "unitPrice": "49.00",
       *           "quantity": "14",
       *           "every": {
       *             "months": 1
       *           }
       *         }
       *       ]
       *     }
       */
      readonly data: {
        readonly [key: string]: unknown;
      };
      /**
       * @description What the fact should have been.
       * @enum {string}
       */
      readonly type:
        | 'subscription-started'
        | 'subscription-upgraded'
        | 'subscription-downgraded'
        | 'subscription-changed'
        | 'subscription-renewed'
        | 'subscription-paused'
        | 'subscription-resumed'
        | 'subscription-past-due'
        | 'subscription-payment-recovered'
        | 'subscription-cancelled'
        | 'subscription-cancellation-revoked'
        | 'subscription-reactivated'
        | 'subscription-transferred';
    };
    readonly SubscriptionAnswerDto: {
      /** @example acme */
      readonly accountId?: string;
      /** @example 7056.00 */
      readonly arr?: string;
      /** @example 2025-03-31 */
      readonly asOf: string;
      /**
       * @example {
       *       "region": "EU"
       *     }
       */
      readonly attributes?: {
        readonly [key: string]: string;
      };
      /** @example EUR */
      readonly currency?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      readonly knownAt: components['schemas']['KnownAtDto'];
      /**
       * @description As its facts state them, each with what it counts for.
       * @example [
       *       {
       *         "id": "seats",
       *         "kind": "subscription",
       *         "unitPrice": "49.00",
       *         "quantity": "12",
       *         "every": {
       *           "months": 1
       *         },
       *         "arr": "7056.00"
       *       }
       *     ]
       */
      readonly lines?: readonly {
        readonly [key: string]: unknown;
      }[];
      /** @example 588.00 */
      readonly mrr?: string;
      /**
       * @description The day from which a payment is late, while it is.
       * @example 2026-04-15
       */
      readonly pastDueSince?: string;
      /** @example 1 */
      readonly policyVersion: number;
      /**
       * @description Of its stream at this state of knowledge, for `If-Match`.
       * @example 4
       */
      readonly revision: number;
      /**
       * @description The day since when the status holds.
       * @example 2025-01-01
       */
      readonly since?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
      /**
       * @example active
       * @enum {string}
       */
      readonly status: 'not-started' | 'active' | 'paused' | 'cancelled' | 'ended';
      /** @example sub-1 */
      readonly subscriptionId: string;
      /**
       * @description The agreed span, where there is one.
       * @example {
       *       "endsOn": "2027-01-01",
       *       "renews": true
       *     }
       */
      readonly term?: {
        readonly endsOn?: string;
        readonly renews?: boolean;
      };
    };
    readonly SubscriptionFactsAnswerDto: {
      /**
       * @description The last day that is told of, where one was named.
       * @example 2025-03-31
       */
      readonly asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      /** @description In the order of recording. */
      readonly facts: readonly components['schemas']['FactDto'][];
      readonly knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      readonly policyVersion: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
      /** @example sub-1 */
      readonly subscriptionId: string;
    };
    readonly SubscriptionShareDto: {
      /** @example 1440.00 */
      readonly arr: string;
      /** @example sub-1 */
      readonly subscriptionId: string;
    };
    readonly SubscriptionTimelineAnswerDto: {
      /**
       * @description The last day that is told of, where one was named.
       * @example 2025-03-31
       */
      readonly asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      readonly derivationVersion: number;
      readonly knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      readonly policyVersion: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      readonly stale: boolean;
      /** @description In order of days. */
      readonly steps: readonly components['schemas']['TimelineStepDto'][];
      /** @example sub-1 */
      readonly subscriptionId: string;
    };
    readonly TakenBackDto: {
      /**
       * @description The entry that takes it back.
       * @example 5400-1
       */
      readonly by: string;
      /** @description The fact that caused that. */
      readonly factId: string;
      /** @example 2025-03-01T08:00:00.000Z */
      readonly recordedAt: string;
      /**
       * @description The entry that says it anew, otherwise.
       * @example 5400-2
       */
      readonly replacedBy?: string;
      /** @example 5400 */
      readonly sequence: number;
    };
    readonly TermDto: {
      /**
       * @description The first day that no longer counts.
       * @example 2026-03-01
       */
      readonly endsOn: string;
      /**
       * @description Whether it goes on by itself after that.
       * @default false
       * @example true
       */
      readonly renews: boolean;
    };
    readonly TimelineStepDto: {
      /** @example acme */
      readonly accountId: string;
      /** @example 7056.00 */
      readonly arr: string;
      /** @example EUR */
      readonly currency: string;
      /** @description The fact whose statement holds, or that ended the subscription. */
      readonly factId: string;
      /** @example subscription-started */
      readonly factType: string;
      /** @example 2025-01-01 */
      readonly from: string;
      /**
       * @example active
       * @enum {string}
       */
      readonly status: 'not-started' | 'active' | 'paused' | 'cancelled' | 'ended';
      /**
       * @description The first day of the next step.
       * @example 2025-02-15
       */
      readonly until?: string;
    };
    readonly TransferSubscriptionDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      readonly accountId?: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      readonly effectiveOn: string;
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      readonly occurredAt?: string;
      /**
       * @description Why, in words.
       * @example The branch was sold.
       */
      readonly reason?: string;
      /**
       * @description The account that receives it.
       * @example bolt
       */
      readonly toAccountId: string;
    };
    readonly VoidAccountFactDto: {
      /**
       * @description Why it was wrong.
       * @example Entered twice.
       */
      readonly reason: string;
    };
    readonly VoidFactDto: {
      /**
       * @description Why it counts no more.
       * @example Recorded twice.
       */
      readonly reason: string;
    };
    readonly VoidSubscriptionDto: {
      /**
       * @description Why none of it counts.
       * @example Belongs to another ledger.
       */
      readonly reason: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readonly live: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It does. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['LiveDto'];
        };
      };
    };
  };
  readonly ready: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description They are; with positions and lag. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description They are not; with what is missing, as problem details. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly startup: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It has. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It has not; with how far it has come, as problem details. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly getAccount: {
    readonly parameters: {
      readonly query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        readonly asOf?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
      };
      readonly header?: never;
      readonly path: {
        /** @description The account. */
        readonly accountId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          /** @description The revision, for `If-Match`. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AccountAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getAccountArr: {
    readonly parameters: {
      readonly query?: {
        /** @description The last day that is told of; of a month, quarter or year its last. Left out: to the end. */
        readonly asOf?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
      };
      readonly header?: never;
      readonly path: {
        /** @description The account. */
        readonly accountId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AccountArrAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly describeAccount: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The account, under an id of your own. */
        readonly accountId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['DescribeAccountDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getAccountFacts: {
    readonly parameters: {
      readonly query?: {
        /** @description The last day that is told of; of a month, quarter or year its last. Left out: to the end. */
        readonly asOf?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
      };
      readonly header?: never;
      readonly path: {
        /** @description The account. */
        readonly accountId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AccountFactsAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly correctAccountFact: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The account, under an id of your own. */
        readonly accountId: string;
        /** @description The fact to act on. */
        readonly factId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CorrectAccountFactDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly voidAccountFact: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The account, under an id of your own. */
        readonly accountId: string;
        /** @description The fact to act on. */
        readonly factId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['VoidAccountFactDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly mergeAccount: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The account, under an id of your own. */
        readonly accountId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['MergeAccountDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getAccountMovements: {
    readonly parameters: {
      readonly query?: {
        /** @description The last day that is told of; of a month, quarter or year its last. Left out: to the end. */
        readonly asOf?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
      };
      readonly header?: never;
      readonly path: {
        /** @description The account. */
        readonly accountId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AccountMovementsAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly registerAccount: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The account, under an id of your own. */
        readonly accountId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['DescribeAccountDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getArr: {
    readonly parameters: {
      readonly query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        readonly asOf?: string;
        /** @description Only this currency. */
        readonly currency?: string;
        /** @description Only what has these values: pairs, 10 at most, with commas between them. Nothing after the colon is none; of several values of one name any counts. In a value a comma is written \, and a backslash \\; an empty text is \e. */
        readonly filter?: string;
        /** @description Names of attributes, 4 at most, with commas between them. */
        readonly groupBy?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ArrAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getArrByAccount: {
    readonly parameters: {
      readonly query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        readonly asOf?: string;
        /** @description `next` of the page before. It pins asOf, knownAt and policy, whatever else is said here. */
        readonly cursor?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description How many figures a page has. */
        readonly limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AccountsAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getMovements: {
    readonly parameters: {
      readonly query: {
        /** @description Only this currency. */
        readonly currency?: string;
        /** @description Only what has these values: pairs, 10 at most, with commas between them. Nothing after the colon is none; of several values of one name any counts. In a value a comma is written \, and a backslash \\; an empty text is \e. */
        readonly filter?: string;
        /** @description The first day; of a longer period its first. */
        readonly from: string;
        /** @description Names of attributes, 4 at most, with commas between them. */
        readonly groupBy?: string;
        /** @description How the window is cut. */
        readonly interval?: 'day' | 'week' | 'month' | 'quarter' | 'year';
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
        /** @description The first day that no longer counts; a month, quarter or year is included whole. */
        readonly to: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['MovementsAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getMovement: {
    readonly parameters: {
      readonly query?: {
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
      };
      readonly header?: never;
      readonly path: {
        /** @description The id of an entry of the journal. */
        readonly movementId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['MovementExplainedDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getArrSeries: {
    readonly parameters: {
      readonly query: {
        /** @description Only this currency. */
        readonly currency?: string;
        /** @description Only what has these values: pairs, 10 at most, with commas between them. Nothing after the colon is none; of several values of one name any counts. In a value a comma is written \, and a backslash \\; an empty text is \e. */
        readonly filter?: string;
        /** @description The first day; of a longer period its first. */
        readonly from: string;
        /** @description Names of attributes, 4 at most, with commas between them. */
        readonly groupBy?: string;
        /** @description How the window is cut. */
        readonly interval?: 'day' | 'week' | 'month' | 'quarter' | 'year';
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
        /** @description The first day that no longer counts; a month, quarter or year is included whole. */
        readonly to: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ArrSeriesAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly recordFacts: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** @description As NDJSON: one such fact a line. */
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': readonly components['schemas']['NativeFactDto'][];
        readonly 'application/x-ndjson': readonly components['schemas']['NativeFactDto'][];
      };
    };
    readonly responses: {
      /** @description What became of each; a refused one stops no other. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BatchAnswerDto'];
        };
      };
      /** @description The request cannot be read, or a header of it. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is of another media type. */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getProjections: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ProjectionsDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getProjection: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly name: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ProjectionDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly followRebuild: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly name: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Events as they come, or its state now where JSON is asked for. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RebuildDto'];
          readonly 'text/event-stream': string;
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly rebuildProjection: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly name: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It has begun, and goes on whoever follows it. */
      readonly 202: {
        headers: {
          /** @description Where it is followed. */
          readonly Location?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RebuildDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        readonly asOf?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
      };
      readonly header?: never;
      readonly path: {
        /** @description The subscription. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          /** @description The revision, for `If-Match`. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SubscriptionAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly cancelSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CancelSubscriptionDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly changeSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ChangeSubscriptionDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly downgradeSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ChangeSubscriptionDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getSubscriptionFacts: {
    readonly parameters: {
      readonly query?: {
        /** @description The last day that is told of; of a month, quarter or year its last. Left out: to the end. */
        readonly asOf?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
      };
      readonly header?: never;
      readonly path: {
        /** @description The subscription. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SubscriptionFactsAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly correctFact: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The fact to act on. */
        readonly factId: string;
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CorrectFactDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly voidFact: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The fact to act on. */
        readonly factId: string;
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['VoidFactDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly markPastDue: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CourseDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly pauseSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PauseSubscriptionDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly recoverPayment: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CourseDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly reactivateSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AgreementDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly renewSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AgreementDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly resumeSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CourseDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly revokeCancellation: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['RevokeCancellationDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly startSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['StartSubscriptionDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly getSubscriptionTimeline: {
    readonly parameters: {
      readonly query?: {
        /** @description The last day that is told of; of a month, quarter or year its last. Left out: to the end. */
        readonly asOf?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        readonly knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        readonly minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        readonly policy?: number;
      };
      readonly header?: never;
      readonly path: {
        /** @description The subscription. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SubscriptionTimelineAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly transferSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['TransferSubscriptionDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly upgradeSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ChangeSubscriptionDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  readonly voidSubscription: {
    readonly parameters: {
      readonly query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        readonly dryRun?: 'true' | 'false';
      };
      readonly header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        readonly 'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description The subscription, under an id of your own. */
        readonly subscriptionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['VoidSubscriptionDto'];
      };
    };
    readonly responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      readonly 200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      readonly 201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          readonly ETag?: string;
          /** @description `true` where the command had been recorded before. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
}
