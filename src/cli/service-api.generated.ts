// Generated from schemas/http/openapi.json by `npm run generate:client`; changed there, never here.

export interface paths {
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process serves requests */
    get: operations['live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Figures are current: the store answers and every projection follows the log */
    get: operations['ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/startup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The service has come up once: it has read the log to its head */
    get: operations['startup'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics of the process, of projections and of relays, as Prometheus reads them */
    get: operations['read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{accountId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it is at the end of a day, and its ARR by currency and subscription */
    get: operations['getAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{accountId}/arr': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its ARR step by step, steps that are agreed ahead included */
    get: operations['getAccountArr'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{accountId}/describe': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** States the attributes of an account in full, and its name where it changes */
    post: operations['describeAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{accountId}/facts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is said of it, as recorded, and how each fact stands */
    get: operations['getAccountFacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{accountId}/facts/{factId}/correct': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replaces a fact by the right statement, in full */
    post: operations['correctAccountFact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{accountId}/facts/{factId}/void': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Undoes a fact; voiding a void or a correction restores what it undid */
    post: operations['voidAccountFact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{accountId}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets the account read as another from a day on */
    post: operations['mergeAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{accountId}/movements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its movements, each with the facts behind it */
    get: operations['getAccountMovements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{accountId}/register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Registers an account */
    post: operations['registerAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** ARR at the end of a day, as known at a moment */
    get: operations['getArr'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The accounts behind a figure */
    get: operations['getArrByAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr/bridge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the closing figure of one report leads to that of the next, changes to earlier periods included */
    get: operations['getBridge'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr/cohorts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The accounts by when they first had ARR, and what they have left of it at the end of each interval since */
    get: operations['getCohorts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr/committed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** ARR once all that is known to change after a day has changed, and the schedule of it */
    get: operations['getCommitted'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr/movements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How ARR came from the opening of a window to its closing */
    get: operations['getMovements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr/movements/{movementId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Why: what a movement comes from, and whether it stands */
    get: operations['getMovement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr/movements/list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The movements behind the rows of a window, or behind one column of them; the largest first */
    get: operations['listMovements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr/restatement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What has become known of a figure between two moments, fact by fact */
    get: operations['getRestatement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr/retention': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What of ARR stays, goes and grows over a window: rates, and what each is made of */
    get: operations['getRetention'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/arr/series': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** ARR at the end of each interval of a window */
    get: operations['getArrSeries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/facts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Records up to 1,000 facts; each is judged alone, and counts once however often it is sent */
    post: operations['recordFacts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/journal/{epoch}/{shard}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The entries of a shard of the journal, in their order */
    get: operations['getJournal'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/journal/epochs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The epochs of the journal, and which of them is the present one */
    get: operations['getEpochs'];
    put?: never;
    /**
     * Open another epoch, in which the whole journal is published anew
     * @description For topics that were lost, and for a store that was put back to an earlier state. No figure changes.
     */
    post: operations['openEpoch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What never changes of the ledger, and which day it is there */
    get: operations['getLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/periods': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The months that are closed, with the figures that are pinned */
    get: operations['getPeriods'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/periods/{period}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A closed month: as it was closed, whether that still holds, and as it is known now */
    get: operations['getPeriod'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/periods/{period}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes a month: pins its figures as they are known now */
    post: operations['closePeriod'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/periods/{period}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reopens the last closed month */
    post: operations['reopenPeriod'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The policies that have been adopted, with what each changes */
    get: operations['getPolicies'];
    put?: never;
    /** Adopts another policy: what is not named of it stays as it is */
    post: operations['adoptPolicy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/projections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far each has come, and what is wrong where it stands still */
    get: operations['getProjections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/projections/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far one has come */
    get: operations['getProjection'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/projections/{name}/rebuild': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far the rebuild is that runs, or how the last one ended
     * @description As server-sent events: `progress` until one of `rebuilt`, `failed` and `aborted`, each with the same data as the JSON.
     */
    get: operations['followRebuild'];
    put?: never;
    /** Fold the log anew beside the state that answers, and let the new state take its place */
    post: operations['rebuildProjection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rates that stand, or those that count on a day */
    get: operations['getRates'];
    put?: never;
    /** Publishes what one currency is worth in another, from a day on */
    post: operations['publishRate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rates/{base}/{quote}/facts/{factId}/correct': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replaces a rate by the right one of the same pair, in full */
    post: operations['correctRateFact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rates/{base}/{quote}/facts/{factId}/void': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Undoes a fact of a rate; voiding a void or a correction restores what it undid */
    post: operations['voidRateFact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The subscription at the end of a day */
    get: operations['getSubscription'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancels it from a day in the past or the future */
    post: operations['cancelSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes the lines; finds out itself whether that is up or down */
    post: operations['changeSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/downgrade': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes the lines; refused unless the annual value goes down */
    post: operations['downgradeSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/facts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its facts as recorded, and how each stands */
    get: operations['getSubscriptionFacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/facts/{factId}/correct': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replaces a fact by the right statement, in full */
    post: operations['correctFact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/facts/{factId}/void': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Undoes a fact; voiding a void or a correction restores what it undid */
    post: operations['voidFact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/past-due': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Notes that a payment is late */
    post: operations['markPastDue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pauses it: it counts for nothing until it is resumed */
    post: operations['pauseSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/payment-recovered': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Notes that a late payment came */
    post: operations['recoverPayment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/reactivate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Brings back what is cancelled or has ended, with the lines from before unless stated */
    post: operations['reactivateSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/renew': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Agrees a new term, or none; of what has ended too */
    post: operations['renewSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Resumes what is paused */
    post: operations['resumeSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/revoke-cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes a cancellation back before its day */
    post: operations['revokeCancellation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Starts a subscription */
    post: operations['startSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What held from day to day */
    get: operations['getSubscriptionTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/transfer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hands it over to another account */
    post: operations['transferSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/upgrade': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes the lines; refused unless the annual value goes up */
    post: operations['upgradeSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscriptionId}/void': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Undoes every fact of it that stands, at once */
    post: operations['voidSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AccountAnswerDto: {
      /** @example acme */
      accountId: string;
      /** @example 2025-03-31 */
      asOf: string;
      /**
       * @description The account's own, as stated last by that day.
       * @example {
       *       "segment": "enterprise"
       *     }
       */
      attributes?: {
        [key: string]: string;
      };
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @description One for each currency it has ARR in. */
      figures: components['schemas']['AccountCurrencyFigureDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /**
       * @description As stated last by that day; null where its key has been destroyed.
       * @example Acme Ltd
       */
      name?: string | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description The account that it reads as on that day, if merged.
       * @example globex
       */
      readsAs?: string;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Of its stream, for `If-Match`; -1 while nothing is said of it.
       * @example 1
       */
      revision: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    AccountArrAnswerDto: {
      /** @example acme */
      accountId: string;
      /**
       * @description The last day that is told of, where one was named.
       * @example 2025-03-31
       */
      asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /** @description In order of days. */
      steps: components['schemas']['AccountStepDto'][];
    };
    AccountCurrencyFigureDto: {
      /** @example 1440.00 */
      arr: string;
      /** @example EUR */
      currency: string;
      /** @example 120.00 */
      mrr: string;
      /** @description Those that have ARR; they add up to `arr`. */
      subscriptions: components['schemas']['SubscriptionShareDto'][];
    };
    AccountFactsAnswerDto: {
      /** @example acme */
      accountId: string;
      /**
       * @description The last day that is told of, where one was named.
       * @example 2025-03-31
       */
      asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @description In the order of recording. */
      facts: components['schemas']['FactDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /** @description The cursor of the next page; null on the last. */
      next: string | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    AccountFigureDto: {
      /** @example acme */
      accountId: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1440.00
       */
      arr: string;
      /** @example EUR */
      currency: string;
      /** @example 120.00 */
      mrr: string;
      /** @example 1 */
      subscriptions: number;
    };
    AccountMovementsAnswerDto: {
      /** @example acme */
      accountId: string;
      /**
       * @description The last day that is told of, where one was named.
       * @example 2025-03-31
       */
      asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      knownAt: components['schemas']['KnownAtDto'];
      /** @description Those in force, in order of days. */
      movements: components['schemas']['MovementDto'][];
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    AccountsAnswerDto: {
      /** @example 2025-03-31 */
      asOf: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /**
       * @description As it was asked, in order of names; only where it was.
       * @example region:EU
       */
      filter?: string;
      /** @description In order of ids and then currencies. */
      items: components['schemas']['AccountFigureDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /**
       * @description As it was asked; only where it was.
       * @example EUR
       */
      native?: string;
      /** @description The cursor of the next page; null on the last. */
      next: string | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    AccountStatementDto: {
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
      data: {
        [key: string]: unknown;
      };
      /**
       * @description What the fact should have been.
       * @enum {string}
       */
      type: 'account-registered' | 'account-described' | 'accounts-merged';
    };
    AccountStepDto: {
      /**
       * @description From that day until the next step in the currency.
       * @example 1440.00
       */
      arr: string;
      /** @example EUR */
      currency: string;
      /**
       * @description The first day.
       * @example 2025-02-15
       */
      from: string;
    };
    AdoptedPolicyDto: {
      /**
       * @description Who adopted it; nobody the first.
       * @example http
       */
      adoptedBy?: string;
      /** @description What is other than in the policy before. */
      changes: components['schemas']['TreatmentChangeDto'][];
      /** @description The fact that adopts it. */
      factId?: string;
      /**
       * @description Every treatment with its value.
       * @example {
       *       "churnRecognition": "effective",
       *       "discounts": "in-force",
       *       "ramps": "active-segment",
       *       "shortTerms": "annualise",
       *       "startBasis": "service-start",
       *       "weeksPerYear": "52",
       *       "daysPerYear": "365",
       *       "services": "exclude",
       *       "irregular": "exclude",
       *       "usage": "exclude",
       *       "trials": "exclude",
       *       "pauses": "zero",
       *       "pastDue": "count",
       *       "reactivationWindowDays": "none",
       *       "netting": "day",
       *       "fx": "subscription-start",
       *       "renewalGraceDays": "0",
       *       "backdating": "restate",
       *       "lateTolerance": "1"
       *     }
       */
      policy: {
        [key: string]: string;
      };
      /**
       * @description From when it is known.
       * @example 2025-04-03T08:00:00.000Z
       */
      recordedAt: string;
      /**
       * @description That of its adoption; 0 for the first policy.
       * @example 5322
       */
      sequence: number;
      /** @example 2 */
      version: number;
    };
    AdoptPolicyDto: {
      /**
       * @description The treatments that change, each with its value; one that is not named stays as it is.
       * @example {
       *       "pauses": "keep"
       *     }
       */
      policy: {
        [key: string]: string;
      };
    };
    AgreementDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      accountId?: string;
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "region": "EU"
       *     }
       */
      attributes?: {
        [key: string]: string;
      };
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /** @description All lines of the subscription from that day on; an id names one line. */
      lines?: (
        | components['schemas']['PricedLineDto']
        | components['schemas']['ContractLineDto']
        | components['schemas']['NonRecurringLineDto']
      )[];
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      occurredAt?: string;
      /** @description An agreed span; without one the subscription goes on until it is cancelled. */
      term?: components['schemas']['TermDto'];
    };
    AmountDiscountDto: {
      /**
       * @description Off the line's amount per interval, or off a contract's total.
       * @example 5.00
       */
      amount: string;
      /**
       * @description First day of the discount.
       * @example 2025-01-01
       */
      from?: string;
      /**
       * @description First day without the discount.
       * @example 2025-04-01
       */
      until?: string;
    };
    AnnualRateDto: {
      /**
       * @description The same as a rate of a year.
       * @example 0.120000
       */
      annual: string | null;
      /**
       * @description An amount in the currency of the figure, or a count.
       * @example 120000.00
       */
      denominator: string;
      /**
       * @description An amount in the currency of the figure, or a count.
       * @example 126000.00
       */
      numerator: string;
      /**
       * @description A decimal text; null where it would be divided by zero.
       * @example 1.050000
       */
      value: string | null;
      /**
       * @description Only where there is no value: no ARR stood at the opening, none stands at the closing, nothing was lost, or no ARR stood on the earlier day.
       * @enum {string}
       */
      why?: 'nothing-at-opening' | 'nothing-at-closing' | 'nothing-lost' | 'nothing-then';
    };
    ArrAnswerDto: {
      /**
       * @description The day at whose end it is.
       * @example 2025-03-31
       */
      asOf: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @description A fingerprint of the figures with the question they answer. */
      digest: string;
      /** @description One for each currency; currencies are never added up. */
      figures: components['schemas']['ArrFigureDto'][];
      /**
       * @description As it was asked, in order of names; only where it was.
       * @example region:EU
       */
      filter?: string;
      /**
       * @description As it was asked; only where it was.
       * @example plan
       */
      groupBy?: string;
      knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    ArrFigureDto: {
      /**
       * @description Accounts that have ARR.
       * @example 42
       */
      accounts: number;
      /**
       * @description A decimal text in the currency beside it.
       * @example 123456.00
       */
      arr: string;
      /** @example EUR */
      currency: string;
      /** @description Only with `groupBy`: the groups that have ARR, none first. */
      groups?: components['schemas']['GroupFigureDto'][];
      /**
       * @description A twelfth of it, for show.
       * @example 10288.00
       */
      mrr: string;
      /**
       * @description Subscriptions that have ARR.
       * @example 57
       */
      subscriptions: number;
    };
    ArrSeriesAnswerDto: {
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /**
       * @description As it was asked, in order of names; only where it was.
       * @example region:EU
       */
      filter?: string;
      /** @example 2025-01-01 */
      from: string;
      /**
       * @description As it was asked; only where it was.
       * @example plan
       */
      groupBy?: string;
      /**
       * @description As it was asked; only where it was.
       * @example year
       * @enum {string}
       */
      growth?: 'month' | 'quarter' | 'year';
      /**
       * @example month
       * @enum {string}
       */
      interval: 'day' | 'week' | 'month' | 'quarter' | 'year';
      knownAt: components['schemas']['KnownAtDto'];
      /** @description One for each interval, in order of days. */
      points: components['schemas']['SeriesPointDto'][];
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /**
       * @description As they were given; only where they were.
       * @example 2025-01:3.5
       */
      targets?: string;
      /**
       * @description The first day that no longer counts.
       * @example 2025-04-01
       */
      to: string;
    };
    BatchAnswerDto: {
      /**
       * @description Facts recorded by this request.
       * @example 998
       */
      recorded: number;
      /** @example 1 */
      refused: number;
      /** @description One for each fact, in the order of the batch. */
      results: components['schemas']['BatchResultDto'][];
      /**
       * @description Facts that had been recorded before, or changed nothing.
       * @example 1
       */
      unchanged: number;
    };
    BatchResultDto: {
      /**
       * @description Its place in the batch, from 1; empty lines of NDJSON count.
       * @example 1
       */
      line: number;
      problem?: components['schemas']['ProblemDto'];
      receipt?: components['schemas']['ReceiptDto'];
      /**
       * @description The status that it would have been answered alone.
       * @example 201
       */
      status: number;
    };
    BridgeAnswerDto: {
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @example 2025-04-01 */
      from: string;
      fromKnownAt: components['schemas']['KnownAtDto'];
      /**
       * @description The policy of what was known first; that of what was known later is `policyVersion`.
       * @example 1
       */
      fromPolicyVersion: number;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /** @description One for each currency. */
      rows: components['schemas']['BridgeRowDto'][];
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /**
       * @description The first day that no longer counts.
       * @example 2025-05-01
       */
      to: string;
      toKnownAt: components['schemas']['KnownAtDto'];
    };
    BridgeRowDto: {
      /**
       * @description A decimal text in the currency beside it.
       * @example -600.00
       */
      churn: string;
      /**
       * @description A decimal text in the currency beside it. The end of the window, as known later.
       * @example 124236.00
       */
      closing: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example -60.00
       */
      contraction: string;
      /** @example EUR */
      currency: string;
      /**
       * @description Closing less all that leads to it: always zero.
       * @example 0.00
       */
      difference: string;
      /**
       * @description A decimal text in the currency beside it. What has become known of that day since.
       * @example 3456.00
       */
      earlierPeriods: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 240.00
       */
      expansion: string;
      /**
       * @description A decimal text in the currency beside it. What other rates make of what stood.
       * @example 0.00
       */
      fx: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1200.00
       */
      new: string;
      /**
       * @description A decimal text in the currency beside it. The same day as known later.
       * @example 123456.00
       */
      opening: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      reactivation: string;
      /**
       * @description A decimal text in the currency beside it. The day before the window, as known first.
       * @example 120000.00
       */
      reported: string;
      /**
       * @description A decimal text in the currency beside it. Zero over the whole ledger.
       * @example 0.00
       */
      transfer: string;
    };
    CancelSubscriptionDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      accountId?: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      occurredAt?: string;
      /**
       * @description Why, in words.
       * @example The team moved on.
       */
      reason?: string;
      /**
       * @description The day the customer asked for it.
       * @example 2025-02-01
       */
      requestedOn?: string;
      /**
       * @description Whether the customer wanted it.
       * @example true
       */
      voluntary?: boolean;
    };
    ChangeSubscriptionDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      accountId?: string;
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "region": "EU"
       *     }
       */
      attributes?: {
        [key: string]: string;
      };
      /**
       * @description The day it was agreed.
       * @example 2025-02-20
       */
      bookedOn?: string;
      /**
       * @description Why, as a label: price, seats, plan, …; lower-case letters, digits and hyphens.
       * @example seats
       */
      cause?: string;
      /**
       * @description Refused unless it is the subscription's.
       * @example EUR
       */
      currency?: string;
      /** @description In the order in which they are taken off. */
      discounts?: (components['schemas']['PercentDiscountDto'] | components['schemas']['AmountDiscountDto'])[];
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /**
       * @description The one line that changes, instead of `lines`.
       * @example seats
       */
      lineId?: string;
      /** @description All lines of the subscription from that day on; an id names one line. */
      lines?: (
        | components['schemas']['PricedLineDto']
        | components['schemas']['ContractLineDto']
        | components['schemas']['NonRecurringLineDto']
      )[];
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      occurredAt?: string;
      /**
       * @description The line's new quantity. Only with `lineId`.
       * @example 15
       */
      quantity?: string;
      /**
       * @description The line's new price. Only with `lineId`.
       * @example 49.00
       */
      unitPrice?: string;
    };
    ClosingDto: {
      /**
       * @description When it was closed.
       * @example 2025-04-03T08:00:00.000Z
       */
      closedAt: string;
      /**
       * @description Every fact up to this sequence is in the figures.
       * @example 5321
       */
      closedAtSequence: number;
      /**
       * @description Who closed it.
       * @example http
       */
      closedBy: string;
      /** @description `digest` of the answer to `/v1/arr` that is pinned. */
      digest: string;
      /** @description The fact that closes it. */
      factId: string;
      /** @example 2025-03 */
      period: string;
      /**
       * @description The policy under which it was closed.
       * @example 1
       */
      policyVersion: number;
      /**
       * @description That of the fact that closes it.
       * @example 5322
       */
      sequence: number;
      /** @description ARR at the end of the month, one for each currency. */
      totals: components['schemas']['PeriodTotalDto'][];
    };
    CohortAgeDto: {
      /**
       * @description The accounts of the cohort that have ARR then.
       * @example 38
       */
      accounts: number;
      /**
       * @description Of all accounts of the cohort.
       * @example 0.904762
       */
      accountsShare: string;
      /**
       * @description Intervals since the one in which the accounts first had ARR.
       * @example 3
       */
      age: number;
      /**
       * @description A decimal text in the currency beside it. What they have then.
       * @example 114000.00
       */
      arr: string;
      /**
       * @description Of what the cohort had at age 0; null where that was nothing.
       * @example 0.950000
       */
      arrShare: string | null;
      /**
       * @description The last day of the interval, or the day that is asked of.
       * @example 2025-04-30
       */
      asOf: string;
    };
    CohortDto: {
      /**
       * @description The accounts that had ARR at the opening.
       * @example 42
       */
      accounts: number;
      /**
       * @description Of them, those that have none left at the closing.
       * @example 2
       */
      accountsLost: number;
      /**
       * @description A decimal text in the currency beside it. What they have at the closing.
       * @example 126000.00
       */
      closing: string;
      /**
       * @description A decimal text in the currency beside it. What they had at the opening.
       * @example 120000.00
       */
      opening: string;
      /**
       * @description A decimal text in the currency beside it. What they have at the closing, of each account no more than at the opening.
       * @example 114000.00
       */
      retained: string;
    };
    CohortFigureDto: {
      /** @description In order of their intervals, those without accounts left out. */
      cohorts: components['schemas']['CohortRowDto'][];
      /** @example EUR */
      currency: string;
      /** @description Only with `groupBy`. */
      groups?: components['schemas']['CohortGroupDto'][];
    };
    CohortGroupDto: {
      /**
       * @description The group: a value for each name that was asked for; null is none.
       * @example {
       *       "plan": "pro"
       *     }
       */
      by: {
        [key: string]: string | null;
      };
      /** @description An account is in the cohort of the interval in which it first had ARR in the group. */
      cohorts: components['schemas']['CohortRowDto'][];
    };
    CohortRowDto: {
      /**
       * @description The accounts that first had ARR in the interval.
       * @example 42
       */
      accounts: number;
      ages: components['schemas']['CohortAgeDto'][];
      /**
       * @description The first day of the interval.
       * @example 2025-01-01
       */
      from: string;
    };
    CohortsAnswerDto: {
      /**
       * @description Accounts are read as they are merged on this day.
       * @example 2025-12-31
       */
      asOf: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /**
       * @description How many decimals a share has, rounded half to even.
       * @example 6
       */
      digits: number;
      /** @description One for each currency; currencies are never added up. */
      figures: components['schemas']['CohortFigureDto'][];
      /**
       * @description As it was asked, in order of names; only where it was.
       * @example region:EU
       */
      filter?: string;
      /**
       * @description As it was asked; only where it was.
       * @example plan
       */
      groupBy?: string;
      /**
       * @example month
       * @enum {string}
       */
      interval: 'month' | 'quarter' | 'year';
      knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    CommittedAnswerDto: {
      /** @example 2025-03-31 */
      asOf: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @description One for each currency. */
      figures: components['schemas']['CommittedFigureDto'][];
      /** @description The changes ahead, in order of days and then of currencies. */
      items: components['schemas']['CommittedStepDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /**
       * @description The last day on which ARR is known to change, or `asOf`.
       * @example 2025-06-01
       */
      lastChangeOn: string;
      /** @description The cursor of the next page; null on the last. */
      next: string | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    CommittedFigureDto: {
      /**
       * @description A decimal text in the currency beside it. The second less the first.
       * @example -2400.00
       */
      ahead: string;
      /**
       * @description A decimal text in the currency beside it. At the end of the day.
       * @example 123456.00
       */
      arr: string;
      /**
       * @description A decimal text in the currency beside it. Once all that is agreed has come about.
       * @example 121056.00
       */
      committed: string;
      /** @example EUR */
      currency: string;
    };
    CommittedStepDto: {
      /**
       * @description How many accounts change.
       * @example 1
       */
      accounts: number;
      /**
       * @description A decimal text in the currency beside it. What it is then.
       * @example 121056.00
       */
      arr: string;
      /** @example EUR */
      currency: string;
      /**
       * @description A decimal text in the currency beside it. What changes on the day, all accounts together.
       * @example -2400.00
       */
      delta: string;
      /** @example 2025-06-01 */
      effectiveOn: string;
    };
    ContractLineDto: {
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "plan": "pro"
       *     }
       */
      attributes?: {
        [key: string]: string;
      };
      /** @description In the order in which they are taken off. */
      discounts?: (components['schemas']['PercentDiscountDto'] | components['schemas']['AmountDiscountDto'])[];
      /**
       * @description First day of the charge.
       * @example 2025-01-01
       */
      from?: string;
      /**
       * @description Stays the same from fact to fact.
       * @example seats
       */
      id: string;
      /**
       * @description What the charge is for.
       * @example subscription
       * @enum {string}
       */
      kind: 'subscription' | 'maintenance' | 'service' | 'usage' | 'irregular';
      /** @description How long the total lasts. */
      over: components['schemas']['EveryMonthsDto'];
      /**
       * @description Amount of the whole contract, in the currency.
       * @example 1000.00
       */
      total: string;
      /**
       * @description The first day that is not a trial.
       * @example 2025-01-15
       */
      trialUntil?: string;
      /**
       * @description First day without the charge.
       * @example 2026-01-01
       */
      until?: string;
    };
    ContributionDto: {
      /**
       * @example {
       *       "plan": "pro"
       *     }
       */
      attributes: {
        [key: string]: string;
      };
      /** @example 240.00 */
      delta: string;
      /** @description The fact that says so. */
      factId: string;
      /** @example seats */
      lineId: string;
      /** @example sub-1 */
      subscriptionId: string;
    };
    ContributionExplainedDto: {
      /** @description The line at the end of the day. */
      after: components['schemas']['LineValueDto'];
      /**
       * @example {
       *       "plan": "pro"
       *     }
       */
      attributes: {
        [key: string]: string;
      };
      /** @description The line at the end of the day before. */
      before: components['schemas']['LineValueDto'];
      /** @example 240.00 */
      delta: string;
      /** @description The fact that says so. */
      factId: string;
      /**
       * @description How `delta` comes from `after` and `before`.
       * @example 6350.40 − 1200.00 = 5150.40
       */
      formula: string;
      /** @example seats */
      lineId: string;
      /** @example sub-1 */
      subscriptionId: string;
    };
    CorrectAccountFactDto: {
      /**
       * @description Why it was wrong.
       * @example Entered twice.
       */
      reason: string;
      /** @description The right statement, in full. It takes the place of the fact it replaces. */
      statement: components['schemas']['AccountStatementDto'];
    };
    CorrectFactDto: {
      /**
       * @description Why it was wrong.
       * @example The invoice says 14 seats.
       */
      reason: string;
      /** @description The right statement, in full. It takes the place of the fact it replaces. */
      statement: components['schemas']['StatementDto'];
    };
    CorrectRateFactDto: {
      /**
       * @description Business day from which the right rate counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /**
       * @description The right rate.
       * @example 0.9621
       */
      rate: string;
      /**
       * @description Why it was wrong. Stored as it is: it should name no person.
       * @example Two digits changed places.
       */
      reason: string;
      /**
       * @description Who says so.
       * @example ECB
       */
      source: string;
      /**
       * @description As in a rate that is published.
       * @example 2025-04-01
       */
      until?: string;
    };
    CourseDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      accountId?: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      occurredAt?: string;
    };
    DaysDto: {
      /** @example 2025-01-15 */
      from: string;
      /**
       * @description The first day that is no longer meant.
       * @example 2025-01-16
       */
      until: string;
    };
    DerivedDto: {
      /**
       * @description A decimal text; null where it would be divided by zero.
       * @example 1.050000
       */
      value: string | null;
      /**
       * @description Only where there is no value: no ARR stood at the opening, none stands at the closing, nothing was lost, or no ARR stood on the earlier day.
       * @enum {string}
       */
      why?: 'nothing-at-opening' | 'nothing-at-closing' | 'nothing-lost' | 'nothing-then';
    };
    DescribeAccountDto: {
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "segment": "enterprise"
       *     }
       */
      attributes?: {
        [key: string]: string;
      };
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /**
       * @description Stored sealed.
       * @example Acme Ltd
       */
      name?: string;
      /**
       * @description Orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      occurredAt?: string;
    };
    EffectDto: {
      /** @example EUR */
      currency: string;
      /**
       * @description By how much; negative for less.
       * @example 240.00
       */
      delta: string;
      /**
       * @description The day on which ARR changes.
       * @example 2025-02-15
       */
      effectiveOn: string;
    };
    EpochDto: {
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @example 2 */
      epoch: number;
      /**
       * @description Where nothing is published, none has to be.
       * @example true
       */
      isOpened: boolean;
      /**
       * @description Whose journal it is.
       * @example 1
       */
      policyVersion: number;
      /**
       * @description Why; of one that was opened on command.
       * @example The topics were lost.
       */
      reason?: string;
      /**
       * @description How many shards it has.
       * @example 8
       */
      shards: number;
    };
    EpochsAnswerDto: {
      /**
       * @description In which the journal of the policy adopted last is published.
       * @example 2
       */
      current: number;
      /** @description In their order. */
      items: components['schemas']['EpochDto'][];
    };
    EveryDaysDto: {
      /**
       * @description How many days.
       * @example 30
       */
      days: number;
    };
    EveryMonthsDto: {
      /**
       * @description How many months.
       * @example 1
       */
      months: number;
    };
    EveryWeeksDto: {
      /**
       * @description How many weeks.
       * @example 2
       */
      weeks: number;
    };
    EveryYearsDto: {
      /**
       * @description How many years.
       * @example 1
       */
      years: number;
    };
    FactDto: {
      /** @description The fact that makes it so. */
      by?: string;
      /** @description As `schemas/events/<type>` has it. */
      data: {
        [key: string]: unknown;
      };
      /** @example 5b0c8d3e-1f4a-5c6b-8d7e-000000000003 */
      id: string;
      /** @description As `schemas/events/fact` has it. */
      metadata: {
        [key: string]: unknown;
      };
      /** @example 2025-02-16T08:00:00.000Z */
      recordedAt: string;
      /**
       * @description In the ledger's time zone.
       * @example 2025-02-16
       */
      recordedOn: string;
      /** @example 5321 */
      sequence: number;
      /**
       * @description `inert`: a cancellation before it supersedes it.
       * @example stands
       * @enum {string}
       */
      standing: 'stands' | 'inert' | 'revoked' | 'voided' | 'corrected';
      /** @description The store's own position. */
      token: string;
      /** @example subscription-upgraded */
      type: string;
      /** @example 1 */
      version: number;
    };
    FactOriginDto: {
      /**
       * @description The id under which it counts once for the source. Left out: made of `sourceId`, or else of the content.
       * @example fact:evt_9
       */
      commandId?: string;
      /**
       * @description The system that states it.
       * @default import
       * @example billing
       */
      source?: string;
      /**
       * @description The source's own id of the event: sent again, it is recorded once. Without it, the same content is recorded once.
       * @example evt_9
       */
      sourceId?: string;
      /**
       * @description The event's place among those of the source.
       * @example 9
       */
      sourceSequence?: number;
    };
    GroupFigureDto: {
      /**
       * @description Accounts that have ARR in the group; one may be in several groups.
       * @example 30
       */
      accounts: number;
      /**
       * @description A decimal text in the currency beside it.
       * @example 96000.00
       */
      arr: string;
      /**
       * @description The group: a value for each name that was asked for; null is none.
       * @example {
       *       "plan": "pro"
       *     }
       */
      by: {
        [key: string]: string | null;
      };
      /**
       * @description A twelfth of it, for show.
       * @example 8000.00
       */
      mrr: string;
      /**
       * @description Subscriptions that have ARR in the group; one may be in several groups.
       * @example 41
       */
      subscriptions: number;
    };
    GrowthDto: {
      /**
       * @description An amount in the currency of the figure, or a count.
       * @example 120000.00
       */
      denominator: string;
      /**
       * @description An amount in the currency of the figure, or a count.
       * @example 126000.00
       */
      numerator: string;
      /**
       * @example year
       * @enum {string}
       */
      over: 'window' | 'month' | 'quarter' | 'year';
      /**
       * @description The earlier day; ARR at its end is the denominator.
       * @example 2024-03-31
       */
      since: string;
      /**
       * @description A decimal text; null where it would be divided by zero.
       * @example 1.050000
       */
      value: string | null;
      /**
       * @description Only where there is no value: no ARR stood at the opening, none stands at the closing, nothing was lost, or no ARR stood on the earlier day.
       * @enum {string}
       */
      why?: 'nothing-at-opening' | 'nothing-at-closing' | 'nothing-lost' | 'nothing-then';
    };
    JournalEntryDto: {
      /** @example acme */
      accountId: string;
      /** @example 1440.00 */
      after: string;
      /**
       * @description As known when the movement was asserted.
       * @example 1200.00
       */
      before: string;
      /**
       * @example [
       *       "seats"
       *     ]
       */
      causes: string[];
      /**
       * @example expansion
       * @enum {string}
       */
      class: 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'transfer' | 'reclassification' | 'fx';
      /** @description They add up to `delta`. */
      contributions: components['schemas']['ContributionDto'][];
      /** @example EUR */
      currency: string;
      /**
       * @description Negative for a loss.
       * @example 240.00
       */
      delta: string;
      /** @example 1 */
      derivationVersion: number;
      /** @example 2025-02-15 */
      effectiveOn: string;
      /** @example 1 */
      epoch: number;
      /** @description The fact that caused it. */
      factId: string;
      /**
       * @description For `/v1/arr/movements/{id}`, which says why.
       * @example 5321-1
       */
      id: string;
      /**
       * @example assert
       * @enum {string}
       */
      kind: 'assert' | 'retract';
      /** @example 1 */
      policyVersion: number;
      /** @example 2025-02-16T08:00:00.000Z */
      recordedAt: string;
      /**
       * @description The entry that it takes back.
       * @example null
       */
      retracts: string | null;
      /**
       * @description The sum of the deltas of the shard in this currency, up to and with this entry.
       * @example 123456.00
       */
      runningTotal: string;
      /**
       * @description Its place in the shard: 1, 2, 3, …
       * @example 1842
       */
      seq: number;
      /**
       * @description When it became known.
       * @example 5321
       */
      sequence: number;
      /** @example 3 */
      shard: number;
    };
    JournalPageAnswerDto: {
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @example 1 */
      epoch: number;
      items: components['schemas']['JournalEntryDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /**
       * @description `from` of the page that follows.
       * @example 1942
       */
      next: number | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /** @example 3 */
      shard: number;
      /**
       * @description How many there are.
       * @example 8
       */
      shards: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    KnownAtDto: {
      /**
       * @description Whether that time was brought from elsewhere with opening history.
       * @example false
       */
      imported: boolean;
      /**
       * @description When it was recorded.
       * @example 2025-03-31T09:30:00.000Z
       */
      recordedAt: string;
      /**
       * @description The last fact that counted.
       * @example 5321
       */
      sequence: number;
    };
    LedgerDto: {
      /** @example EUR */
      baseCurrency: string;
      /**
       * @description The zone in which its days begin and end.
       * @example Europe/Berlin
       */
      timeZone: string;
      /**
       * @description The day it is there now.
       * @example 2025-03-31
       */
      today: string;
    };
    LineConvertedDto: {
      /** @example 1104.00 */
      arr: string;
      /** @example EUR */
      currency: string;
      /** @description The fact that says so. */
      factId: string;
      /**
       * @description Rounded half-even to the minor unit.
       * @example 1200.00 USD × 0.92 → 1104.00 EUR
       */
      formula: string;
      /** @example 0.92 */
      rate: string;
      /**
       * @description The day whose rate counts.
       * @example 2025-01-15
       */
      rateOn: string;
    };
    LineInputsDto: {
      /**
       * @description By what it becomes an amount of a year; a fraction is written 365/7.
       * @example 12
       */
      annualFactor: string;
      /**
       * @description Those in force on that day, in their order, each with the exact amount that it leaves.
       * @example [
       *       {
       *         "percent": "10",
       *         "leaves": "529.20"
       *       }
       *     ]
       */
      discounts: {
        [key: string]: unknown;
      }[];
      /**
       * @description Price times quantity, or the total: an exact amount per interval.
       * @example 588.00
       */
      gross: string;
      /**
       * @description What they leave: an exact amount per interval.
       * @example 529.20
       */
      net: string;
    };
    LineValueDto: {
      /** @example 6350.40 */
      arr: string;
      /**
       * @description The day at whose end it is.
       * @example 2025-02-15
       */
      asOf: string;
      /** @description The same in the reporting currency. */
      converted?: components['schemas']['LineConvertedDto'];
      /** @description The fact that states the line; only, as what follows, while it holds. */
      factId?: string;
      /**
       * @description Rounded once, half-even, to the minor unit: ≈ where that changes it.
       * @example (49.00 × 12 − 10 %) × 12 = 6350.40
       */
      formula?: string;
      inputs?: components['schemas']['LineInputsDto'];
      /** @description As stated. */
      line?: {
        [key: string]: unknown;
      };
      /**
       * @description Why it counts for nothing.
       * @enum {string}
       */
      notCounted?:
        'never-counts' | 'kind-left-out' | 'not-in-force' | 'on-trial' | 'term-too-short' | 'paused' | 'past-due';
      /**
       * @description Of the subscription.
       * @example active
       * @enum {string}
       */
      status: 'not-started' | 'active' | 'paused' | 'cancelled' | 'ended';
    };
    LiveDto: {
      /**
       * @description Since when the process holds the ledger; as the lock file in its data folder says.
       * @example 2025-03-01T09:30:00.000Z
       */
      startedAt: string;
      /** @enum {string} */
      status: 'live';
    };
    LogPlaceDto: {
      /**
       * @description When the last of them was recorded.
       * @example 2026-03-01T09:30:00.000Z
       */
      recordedAt: string;
      /**
       * @description How many facts lie up to here.
       * @example 5321
       */
      sequence: number;
    };
    MergeAccountDto: {
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /**
       * @description The account that it reads as from then on.
       * @example globex
       */
      intoAccountId: string;
      /**
       * @description Orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      occurredAt?: string;
    };
    MissingRateDto: {
      /** @example USD */
      base: string;
      days: components['schemas']['DaysDto'][];
      /** @example EUR */
      quote: string;
    };
    MovementDto: {
      /** @example acme */
      accountId: string;
      /** @example 1440.00 */
      after: string;
      /**
       * @description As known when the movement was asserted.
       * @example 1200.00
       */
      before: string;
      /**
       * @example [
       *       "seats"
       *     ]
       */
      causes: string[];
      /**
       * @example expansion
       * @enum {string}
       */
      class: 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'transfer' | 'reclassification' | 'fx';
      /** @description They add up to `delta`. */
      contributions: components['schemas']['ContributionDto'][];
      /** @example EUR */
      currency: string;
      /**
       * @description Negative for a loss.
       * @example 240.00
       */
      delta: string;
      /** @example 2025-02-15 */
      effectiveOn: string;
      /** @description The fact that caused it. */
      factId: string;
      /**
       * @description For `/v1/arr/movements/{id}`, which says why.
       * @example 5321-1
       */
      id: string;
      /** @example 2025-02-16T08:00:00.000Z */
      recordedAt: string;
      /**
       * @description When it became known.
       * @example 5321
       */
      sequence: number;
    };
    MovementExplainedDto: {
      /** @example acme */
      accountId: string;
      /** @example 1440.00 */
      after: string;
      /**
       * @description As known when the movement was asserted.
       * @example 1200.00
       */
      before: string;
      /**
       * @example [
       *       "seats"
       *     ]
       */
      causes: string[];
      /**
       * @example expansion
       * @enum {string}
       */
      class: 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'transfer' | 'reclassification' | 'fx';
      /** @description They add up to `delta`. */
      contributions: components['schemas']['ContributionExplainedDto'][];
      /** @example EUR */
      currency: string;
      /**
       * @description Negative for a loss.
       * @example 240.00
       */
      delta: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @example 2025-02-15 */
      effectiveOn: string;
      /** @description The fact that caused it. */
      factId: string;
      /** @description The facts that are named, as they stand by then. */
      facts: components['schemas']['FactDto'][];
      /**
       * @description For `/v1/arr/movements/{id}`, which says why.
       * @example 5321-1
       */
      id: string;
      /**
       * @example assert
       * @enum {string}
       */
      kind: 'assert' | 'retract';
      knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      policyVersion: number;
      /** @example 2025-02-16T08:00:00.000Z */
      recordedAt: string;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description The entry that this one takes back.
       * @example 5321-1
       */
      retracts?: string;
      /**
       * @description When it became known.
       * @example 5321
       */
      sequence: number;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /**
       * @description Whether it is in force by then.
       * @example true
       */
      stands: boolean;
      takenBack?: components['schemas']['TakenBackDto'];
    };
    MovementFiguresDto: {
      /**
       * @description The group: a value for each name that was asked for; null is none.
       * @example {
       *       "plan": "pro"
       *     }
       */
      by?: {
        [key: string]: string | null;
      };
      /**
       * @description A decimal text in the currency beside it. Negative: a loss.
       * @example 0.00
       */
      churn: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1440.00
       */
      closing: string;
      /**
       * @description A decimal text in the currency beside it. Negative: a loss.
       * @example 0.00
       */
      contraction: string;
      /** @example EUR */
      currency: string;
      /**
       * @description Closing less all the others: always zero.
       * @example 0.00
       */
      difference: string;
      /**
       * @description A decimal text in the currency beside it. What came from other groups; zero where it is not grouped.
       * @example 0.00
       */
      entered: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 240.00
       */
      expansion: string;
      /**
       * @description The first day.
       * @example 2025-01-01
       */
      from: string;
      /**
       * @description A decimal text in the currency beside it. Always zero so far.
       * @example 0.00
       */
      fx: string;
      /**
       * @description A decimal text in the currency beside it. What went to other groups, negative.
       * @example 0.00
       */
      left: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      new: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1200.00
       */
      opening: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      reactivation: string;
      /**
       * @description The first day that no longer counts.
       * @example 2025-02-01
       */
      to: string;
      /**
       * @description A decimal text in the currency beside it. What changed accounts: of the whole ledger zero.
       * @example 0.00
       */
      transfer: string;
    };
    MovementInRowDto: {
      /** @example acme */
      accountId: string;
      /**
       * @example [
       *       "seats"
       *     ]
       */
      causes: string[];
      /**
       * @description The column that counts it.
       * @example expansion
       * @enum {string}
       */
      class: 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'fx' | 'transfer' | 'entered' | 'left';
      /** @example EUR */
      currency: string;
      /**
       * @description A decimal text in the currency beside it. What it adds to the column; negative for a loss.
       * @example 240.00
       */
      delta: string;
      /** @example 2025-02-15 */
      effectiveOn: string;
      /** @description The fact that caused it. */
      factId: string;
      /**
       * @description For `/v1/arr/movements/{id}`, which says why.
       * @example 5321-1
       */
      id: string;
      /** @example 2025-02-16T08:00:00.000Z */
      recordedAt: string;
      /**
       * @description When it became known.
       * @example 5321
       */
      sequence: number;
    };
    MovementListAnswerDto: {
      /**
       * @description As it was asked; only where it was.
       * @enum {string}
       */
      class?: 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'fx' | 'transfer' | 'entered' | 'left';
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /**
       * @description As it was asked, in order of names; only where it was.
       * @example region:EU
       */
      filter?: string;
      /** @example 2025-01-01 */
      from: string;
      /** @description By currency, the largest amounts first. */
      items: components['schemas']['MovementInRowDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /**
       * @description As it was asked; only where it was.
       * @example EUR
       */
      native?: string;
      /** @description The cursor of the next page; null on the last. */
      next: string | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /** @description What all pages add up to, by currency and column. */
      sums: components['schemas']['MovementSumDto'][];
      /**
       * @description The first day that no longer counts.
       * @example 2025-04-01
       */
      to: string;
    };
    MovementsAnswerDto: {
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /**
       * @description As it was asked, in order of names; only where it was.
       * @example region:EU
       */
      filter?: string;
      /** @example 2025-01-01 */
      from: string;
      /**
       * @description As it was asked; only where it was.
       * @example plan
       */
      groupBy?: string;
      /**
       * @example month
       * @enum {string}
       */
      interval: 'day' | 'week' | 'month' | 'quarter' | 'year';
      knownAt: components['schemas']['KnownAtDto'];
      /**
       * @description As it was asked; only where it was.
       * @example window
       * @enum {string}
       */
      netting?: 'day' | 'window';
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /** @description One for each interval, currency and group. */
      rows: components['schemas']['MovementFiguresDto'][];
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /**
       * @description The first day that no longer counts.
       * @example 2025-04-01
       */
      to: string;
      /** @description The whole window, one for each currency. */
      total: components['schemas']['MovementTotalDto'][];
    };
    MovementSumDto: {
      /**
       * @example expansion
       * @enum {string}
       */
      class: 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'fx' | 'transfer' | 'entered' | 'left';
      /** @example EUR */
      currency: string;
      /**
       * @description A decimal text in the currency beside it. That of the row.
       * @example 1440.00
       */
      delta: string;
      /**
       * @description How many movements are in the column, on all pages.
       * @example 6
       */
      movements: number;
    };
    MovementTotalDto: {
      /**
       * @description The group: a value for each name that was asked for; null is none.
       * @example {
       *       "plan": "pro"
       *     }
       */
      by?: {
        [key: string]: string | null;
      };
      /**
       * @description A decimal text in the currency beside it. Negative: a loss.
       * @example 0.00
       */
      churn: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1440.00
       */
      closing: string;
      /**
       * @description A decimal text in the currency beside it. Negative: a loss.
       * @example 0.00
       */
      contraction: string;
      /** @example EUR */
      currency: string;
      /**
       * @description Closing less all the others: always zero.
       * @example 0.00
       */
      difference: string;
      /**
       * @description A decimal text in the currency beside it. What came from other groups; zero where it is not grouped.
       * @example 0.00
       */
      entered: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 240.00
       */
      expansion: string;
      /**
       * @description The first day.
       * @example 2025-01-01
       */
      from: string;
      /**
       * @description A decimal text in the currency beside it. Always zero so far.
       * @example 0.00
       */
      fx: string;
      /** @description Only with `groupBy`: the rows that it is the sum of. */
      groups?: components['schemas']['MovementFiguresDto'][];
      /**
       * @description A decimal text in the currency beside it. What went to other groups, negative.
       * @example 0.00
       */
      left: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      new: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 1200.00
       */
      opening: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      reactivation: string;
      /**
       * @description The first day that no longer counts.
       * @example 2025-02-01
       */
      to: string;
      /**
       * @description A decimal text in the currency beside it. What changed accounts: of the whole ledger zero.
       * @example 0.00
       */
      transfer: string;
    };
    NativeFactDto: {
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
      data: {
        [key: string]: unknown;
      };
      /** @description Where the fact comes from. */
      metadata?: components['schemas']['FactOriginDto'];
      /**
       * @description The wire name of the fact.
       * @example subscription-started
       */
      type: string;
      /**
       * @description Of the shape of `data`.
       * @default 1
       */
      version?: number;
    };
    NonRecurringLineDto: {
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "plan": "pro"
       *     }
       */
      attributes?: {
        [key: string]: string;
      };
      /**
       * @description First day of the charge.
       * @example 2025-01-01
       */
      from?: string;
      /**
       * @description Stays the same from fact to fact.
       * @example seats
       */
      id: string;
      /**
       * @description Why it never counts.
       * @example one-time
       * @enum {string}
       */
      kind: 'one-time' | 'tax';
      /**
       * @description How many units.
       * @default 1
       * @example 1
       */
      quantity?: string;
      /**
       * @description Price of one unit, in the currency.
       * @example 250.00
       */
      unitPrice: string;
      /**
       * @description First day without the charge.
       * @example 2026-01-01
       */
      until?: string;
    };
    OpenedEpochDto: {
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @example 2 */
      epoch: number;
      /**
       * @description Whose journal it is.
       * @example 1
       */
      policyVersion: number;
      /**
       * @description Why; of one that was opened on command.
       * @example The topics were lost.
       */
      reason?: string;
      /**
       * @description How many shards it has.
       * @example 8
       */
      shards: number;
    };
    OpenEpochDto: {
      /**
       * @description The last epoch that is on the topics, where the store does not know it.
       * @example 3
       */
      above?: number;
      /**
       * @description Why, in words.
       * @example The topics were lost.
       */
      reason: string;
    };
    PauseSubscriptionDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      accountId?: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      occurredAt?: string;
      /**
       * @description Why, in words.
       * @example Closed for the winter.
       */
      reason?: string;
    };
    PercentDiscountDto: {
      /**
       * @description First day of the discount.
       * @example 2025-01-01
       */
      from?: string;
      /**
       * @description Share off what the discounts before it left, 0 to 100.
       * @example 10
       */
      percent: string;
      /**
       * @description First day without the discount.
       * @example 2025-04-01
       */
      until?: string;
    };
    PeriodAnswerDto: {
      /**
       * @description The last day of the month.
       * @example 2025-03-31
       */
      asOf: string;
      /**
       * @description Where the closed view is read, with its groups and parts.
       * @example /v1/arr?asOf=2025-03-31&knownAt=5321&policy=1
       */
      closedView: string;
      /** @description What it was closed with. */
      closing: components['schemas']['ClosingDto'];
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @description As known at the close, as known at `knownAt`, and the second less the first. */
      figures: components['schemas']['RestatedFigureDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /** @example 2025-03 */
      period: string;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Where the difference is explained, fact by fact.
       * @example /v1/arr/restatement?asOf=2025-03-31&fromKnownAt=5321&toKnownAt=5400&policy=1
       */
      restatement: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /**
       * @description Whether the ledger says now, of the state of knowledge that is pinned, what it said at the close.
       * @example true
       */
      verified: boolean;
    };
    PeriodDto: {
      /** @example acme */
      accountId: string;
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "region": "EU"
       *     }
       */
      attributes?: {
        [key: string]: string;
      };
      /**
       * @description Why the ledger is corrected where it says otherwise; left out, the line is refused.
       * @example The export is right.
       */
      correctBecause?: string;
      /** @example EUR */
      currency: string;
      /**
       * @description The first day that no longer counts.
       * @example 2025-07-01
       */
      end?: string;
      /** @description All lines of the subscription from that day on; an id names one line. */
      lines: (
        | components['schemas']['PricedLineDto']
        | components['schemas']['ContractLineDto']
        | components['schemas']['NonRecurringLineDto']
      )[];
      /**
       * @description The first day that counts.
       * @example 2025-01-01
       */
      start: string;
      /** @example sub-1 */
      subscriptionId: string;
    };
    PeriodsAnswerDto: {
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @description The months that are closed, in their order. */
      items: components['schemas']['ClosingDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /** @description The cursor of the next page; null on the last. */
      next: string | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    PeriodTotalDto: {
      /**
       * @description A decimal text in the currency beside it.
       * @example 123456.00
       */
      arr: string;
      /** @example EUR */
      currency: string;
    };
    PoliciesAnswerDto: {
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @description In the order in which they were adopted. */
      items: components['schemas']['AdoptedPolicyDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /** @description The cursor of the next page; null on the last. */
      next: string | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    PricedLineDto: {
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "plan": "pro"
       *     }
       */
      attributes?: {
        [key: string]: string;
      };
      /** @description In the order in which they are taken off. */
      discounts?: (components['schemas']['PercentDiscountDto'] | components['schemas']['AmountDiscountDto'])[];
      /** @description How often the price is charged. */
      every:
        | components['schemas']['EveryDaysDto']
        | components['schemas']['EveryWeeksDto']
        | components['schemas']['EveryMonthsDto']
        | components['schemas']['EveryYearsDto'];
      /**
       * @description First day of the charge.
       * @example 2025-01-01
       */
      from?: string;
      /**
       * @description Stays the same from fact to fact.
       * @example seats
       */
      id: string;
      /**
       * @description What the charge is for.
       * @example subscription
       * @enum {string}
       */
      kind: 'subscription' | 'maintenance' | 'service' | 'usage' | 'irregular';
      /**
       * @description How many units.
       * @default 1
       * @example 12
       */
      quantity?: string;
      /**
       * @description The first day that is not a trial.
       * @example 2025-01-15
       */
      trialUntil?: string;
      /**
       * @description Price of one unit for one interval, in the currency.
       * @example 49.00
       */
      unitPrice: string;
      /**
       * @description First day without the charge.
       * @example 2026-01-01
       */
      until?: string;
    };
    ProblemDto: {
      /**
       * @description Stable; callers act on it.
       * @example subscription-is-cancelled
       */
      code: string;
      /** @description The id under which the log speaks of the request; also in `X-Correlation-Id`. */
      correlationId: string;
      /** @example sub-1 was cancelled from 2025-02-01 by fact 5b0c8d3e-1f4a-5c6b-8d7e-000000000006. */
      detail: string;
      /**
       * @description What `detail` says, by name; each code has its own.
       * @example {
       *       "since": "2025-02-01",
       *       "factId": "5b0c8d3e-1f4a-5c6b-8d7e-000000000006"
       *     }
       */
      details?: {
        [key: string]: unknown;
      };
      /** @description The fields at fault, where there are any. */
      errors?: components['schemas']['ProblemFieldDto'][];
      /**
       * @description What to do, ready to paste.
       * @example Use a day before 2025-02-01.
       */
      fix: string;
      /** @example 409 */
      status: number;
      /** @example The subscription is cancelled */
      title: string;
      /** @example /problems/subscription-is-cancelled */
      type: string;
    };
    ProblemFieldDto: {
      /** @example subscription-is-cancelled */
      code: string;
      /**
       * @description A JSON pointer into the body, or to a parameter by its name.
       * @example /effectiveOn
       */
      pointer: string;
    };
    ProjectionDto: {
      /**
       * @description Under rebuild: how the state stands that answers meanwhile.
       * @enum {string}
       */
      answering?: 'catching-up' | 'live' | 'stopped';
      /** @description What is wrong, and what to do. */
      fault?: components['schemas']['ProjectionFaultDto'];
      /**
       * @description How many facts it is behind the end of the log.
       * @example 0
       */
      lag: number;
      /** @example arr-journal */
      name: string;
      /** @description The end of the last append that its state holds. */
      position: components['schemas']['LogPlaceDto'];
      /** @description Of the rebuild, or of what is joining. */
      progress?: components['schemas']['RebuildProgressDto'];
      /**
       * @description Figures are current only while it is live. `joining`: folded for the first time beside the others, and not asked yet.
       * @enum {string}
       */
      status: 'catching-up' | 'live' | 'stopped' | 'rebuilding' | 'joining';
      /**
       * @description Of the fold; another version may come to other figures.
       * @example 1
       */
      version: number;
    };
    ProjectionFaultDto: {
      /** @example The store broke off: the data folder does not answer. */
      detail: string;
      /** @description What to do. */
      fix: string;
      /**
       * @description The fact that could not be read or folded.
       * @example 812
       */
      sequence?: number;
    };
    ProjectionsDto: {
      /** @description The end of the log. */
      head: components['schemas']['LogPlaceDto'];
      items: components['schemas']['ProjectionDto'][];
    };
    PublishRateDto: {
      /**
       * @description The currency of which one unit is worth the rate.
       * @example USD
       */
      base: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /**
       * @description The currency that the rate is in.
       * @example EUR
       */
      quote: string;
      /**
       * @description What one unit of the base is worth; above zero.
       * @example 0.9612
       */
      rate: string;
      /**
       * @description Who says so.
       * @example ECB
       */
      source: string;
      /**
       * @description The first day on which it no longer counts. Left out: until a later rate does.
       * @example 2025-04-01
       */
      until?: string;
    };
    RateDto: {
      /**
       * @description An amount in the currency of the figure, or a count.
       * @example 120000.00
       */
      denominator: string;
      /**
       * @description An amount in the currency of the figure, or a count.
       * @example 126000.00
       */
      numerator: string;
      /**
       * @description A decimal text; null where it would be divided by zero.
       * @example 1.050000
       */
      value: string | null;
      /**
       * @description Only where there is no value: no ARR stood at the opening, none stands at the closing, nothing was lost, or no ARR stood on the earlier day.
       * @enum {string}
       */
      why?: 'nothing-at-opening' | 'nothing-at-closing' | 'nothing-lost' | 'nothing-then';
    };
    RatesAnswerDto: {
      /**
       * @description The day asked for.
       * @example 2025-03-31
       */
      asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @description By pair, then by day. */
      items: components['schemas']['StandingRateDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /** @description The cursor of the next page; null on the last. */
      next: string | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
    };
    RebuildDto: {
      /** @description Why it failed, and what to do. */
      fault?: components['schemas']['ProjectionFaultDto'];
      /**
       * @description Where it is followed.
       * @example /v1/projections/arr-journal/rebuild
       */
      follow: string;
      /** @example arr-journal */
      name: string;
      progress: components['schemas']['RebuildProgressDto'];
      /**
       * @description The state from before answers until it is rebuilt.
       * @enum {string}
       */
      status: 'running' | 'rebuilt' | 'failed' | 'aborted';
    };
    RebuildProgressDto: {
      /** @example 2100 */
      folded: number;
      /**
       * @description Facts per second so far.
       * @example 42000
       */
      ratePerSecond?: number;
      /**
       * @description At this rate.
       * @example 1
       */
      secondsLeft?: number;
      /**
       * @description How many there are to fold; grows with the log.
       * @example 5321
       */
      total: number;
    };
    ReceiptDto: {
      /** @description With `dryRun=true`: what the facts would do to ARR. */
      effect?: components['schemas']['EffectDto'][];
      /** @description What was recorded, or on a dry run would be. */
      facts: components['schemas']['ReceiptFactDto'][];
      /**
       * @description Whether the command had been recorded before.
       * @example false
       */
      replayed: boolean;
      /**
       * @description The stream's revision, for `If-Match`; -1 while it holds nothing.
       * @example 4
       */
      revision: number;
      /** @description For `minPosition` of a later question. */
      token: string;
    };
    ReceiptFactDto: {
      /**
       * @description From which day it counts, where it says so itself.
       * @example 2025-02-15
       */
      effectiveOn?: string;
      /** @example 5b0c8d3e-1f4a-5c6b-8d7e-000000000003 */
      id: string;
      /** @example subscription-upgraded */
      type: string;
    };
    RestatedFigureDto: {
      /**
       * @description A decimal text in the currency beside it. As known later.
       * @example 123456.00
       */
      after: string;
      /**
       * @description A decimal text in the currency beside it. As known first.
       * @example 120000.00
       */
      before: string;
      /** @example EUR */
      currency: string;
      /**
       * @description A decimal text in the currency beside it. The second less the first.
       * @example 3456.00
       */
      difference: string;
    };
    RestatementAnswerDto: {
      /** @description Only with `groupBy`, in order of ids; those of all pages sum to the difference exactly. */
      accounts?: components['schemas']['RestatementByAccountDto'][];
      /** @example 2025-03-31 */
      asOf: string;
      /** @description The same difference by cause. */
      causes: components['schemas']['RestatementByCauseDto'][];
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @description In the order in which they became known; those of all pages sum to the difference exactly. Empty with `groupBy`. */
      effects: components['schemas']['RestatementEffectDto'][];
      figures: components['schemas']['RestatedFigureDto'][];
      from: components['schemas']['KnownAtDto'];
      /**
       * @description The policy of what was known first; that of what was known later is `policyVersion`.
       * @example 1
       */
      fromPolicyVersion: number;
      /**
       * @description As it was asked; only where it was.
       * @enum {string}
       */
      groupBy?: 'account';
      /** @description What had no rate in between, where that is so; effects of it are in the currency that was agreed. */
      missing?: components['schemas']['MissingRateDto'][];
      /** @description The cursor of the next page; null on the last. */
      next: string | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      to: components['schemas']['KnownAtDto'];
    };
    RestatementByAccountDto: {
      /** @example acme */
      accountId: string;
      /** @description The same by cause. */
      causes: components['schemas']['RestatementOfCauseDto'][];
      /** @example EUR */
      currency: string;
      /**
       * @description A decimal text in the currency beside it. What has become known of the account.
       * @example 240.00
       */
      effect: string;
    };
    RestatementByCauseDto: {
      /**
       * @example late
       * @enum {string}
       */
      cause: 'recorded' | 'late' | 'corrected' | 'voided' | 'rate' | 'period' | 'policy';
      /** @example EUR */
      currency: string;
      /**
       * @description A decimal text in the currency beside it. What the effects of this cause come to, on all pages.
       * @example 2400.00
       */
      effect: string;
      /**
       * @description How many effects have this cause.
       * @example 3
       */
      effects: number;
    };
    RestatementEffectDto: {
      /** @example acme */
      accountId: string;
      /**
       * @description Whether the fact came in its time or late, corrects or voids another, publishes a rate, or adopts a policy.
       * @enum {string}
       */
      cause: 'recorded' | 'late' | 'corrected' | 'voided' | 'rate' | 'period' | 'policy';
      /** @example EUR */
      currency: string;
      /**
       * @description A decimal text in the currency beside it. The figure with the append, less the figure without it.
       * @example 240.00
       */
      effect: string;
      /**
       * @description From when the fact is true; none for one that undoes.
       * @example 2025-02-15
       */
      effectiveOn?: string;
      /** @description The last fact of the append that is about the account. */
      factId: string;
      /** @example 2025-04-03T08:00:00.000Z */
      recordedAt: string;
      /**
       * @description The end of the append that had the effect.
       * @example 5310
       */
      sequence: number;
      /**
       * @description Only for a fact about a subscription.
       * @example sub-1
       */
      subscriptionId?: string;
      /** @example subscription-upgraded */
      type: string;
    };
    RestatementOfCauseDto: {
      /**
       * @example late
       * @enum {string}
       */
      cause: 'recorded' | 'late' | 'corrected' | 'voided' | 'rate' | 'period' | 'policy';
      /**
       * @description A decimal text in the currency beside it. What the effects of this cause come to, on all pages.
       * @example 2400.00
       */
      effect: string;
      /**
       * @description How many effects have this cause.
       * @example 3
       */
      effects: number;
    };
    RetentionAnswerDto: {
      /**
       * @description Where the months are not whole, rates are made annual by × 365 / days.
       * @example 90
       */
      days: number;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /**
       * @description How many decimals a rate has, rounded half to even; amounts have those of their currency.
       * @example 6
       */
      digits: number;
      /** @description One for each currency; currencies are never added up. */
      figures: components['schemas']['RetentionFigureDto'][];
      /**
       * @description As it was asked, in order of names; only where it was.
       * @example region:EU
       */
      filter?: string;
      /** @example 2025-01-01 */
      from: string;
      /**
       * @description In percent.
       * @example 100
       */
      grossMargin: string;
      /**
       * @description As it was asked; only where it was.
       * @example plan
       */
      groupBy?: string;
      knownAt: components['schemas']['KnownAtDto'];
      /**
       * @description Only where the months are whole: rates are made annual by × 12 / months.
       * @example 3
       */
      months?: number;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /**
       * @description The first day that no longer counts.
       * @example 2025-04-01
       */
      to: string;
    };
    RetentionFigureDto: {
      /**
       * @description All accounts that have ARR at the closing.
       * @example 44
       */
      accountsAtClosing: number;
      /** @description Closing / accounts at the closing; the value is an amount. */
      averageArrPerAccount: components['schemas']['RateDto'];
      /**
       * @description A decimal text in the currency beside it. Positive: what was lost.
       * @example 4000.00
       */
      churn: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 132000.00
       */
      closing: string;
      cohort: components['schemas']['CohortDto'];
      /**
       * @description A decimal text in the currency beside it. Positive: what was lost.
       * @example 2000.00
       */
      contraction: string;
      /** @example EUR */
      currency: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 12000.00
       */
      expansion: string;
      /** @description expansion / opening */
      expansionRate: components['schemas']['AnnualRateDto'];
      /** @description (churn + contraction) / opening */
      grossChurnRate: components['schemas']['AnnualRateDto'];
      /** @description Only with `groupBy`: the groups in which something stands or moves, none first. */
      groups?: components['schemas']['RetentionGroupDto'][];
      /** @description ARR at the closing / ARR at the end of an earlier day − 1. */
      growth: components['schemas']['GrowthDto'][];
      /** @description Gross revenue retention: what the cohort has retained / opening. */
      grr: components['schemas']['RateDto'];
      /** @description Average ARR per account × gross margin × lifetime; the value is an amount. */
      lifetimeValue: components['schemas']['DerivedDto'];
      /** @description 1 / annual gross churn rate, in years. */
      lifetimeYears: components['schemas']['DerivedDto'];
      /** @description Accounts lost / accounts at the opening. */
      logoChurnRate: components['schemas']['AnnualRateDto'];
      /** @description (churn + contraction − expansion) / opening */
      netChurnRate: components['schemas']['AnnualRateDto'];
      /**
       * @description A decimal text in the currency beside it.
       * @example 6000.00
       */
      new: string;
      /** @description Net revenue retention: what the cohort has at the closing / opening. */
      nrr: components['schemas']['RateDto'];
      /**
       * @description A decimal text in the currency beside it.
       * @example 120000.00
       */
      opening: string;
      /** @description (new + expansion + reactivation) / (churn + contraction) */
      quickRatio: components['schemas']['RateDto'];
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      reactivation: string;
    };
    RetentionGroupDto: {
      /**
       * @description All accounts that have ARR at the closing.
       * @example 44
       */
      accountsAtClosing: number;
      /** @description Closing / accounts at the closing; the value is an amount. */
      averageArrPerAccount: components['schemas']['RateDto'];
      /**
       * @description The group: a value for each name that was asked for; null is none.
       * @example {
       *       "plan": "pro"
       *     }
       */
      by: {
        [key: string]: string | null;
      };
      /**
       * @description A decimal text in the currency beside it. Positive: what was lost.
       * @example 4000.00
       */
      churn: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 132000.00
       */
      closing: string;
      cohort: components['schemas']['CohortDto'];
      /**
       * @description A decimal text in the currency beside it. Positive: what was lost.
       * @example 2000.00
       */
      contraction: string;
      /**
       * @description A decimal text in the currency beside it.
       * @example 12000.00
       */
      expansion: string;
      /** @description expansion / opening */
      expansionRate: components['schemas']['AnnualRateDto'];
      /** @description (churn + contraction) / opening */
      grossChurnRate: components['schemas']['AnnualRateDto'];
      /** @description ARR at the closing / ARR at the end of an earlier day − 1. */
      growth: components['schemas']['GrowthDto'][];
      /** @description Gross revenue retention: what the cohort has retained / opening. */
      grr: components['schemas']['RateDto'];
      /** @description Average ARR per account × gross margin × lifetime; the value is an amount. */
      lifetimeValue: components['schemas']['DerivedDto'];
      /** @description 1 / annual gross churn rate, in years. */
      lifetimeYears: components['schemas']['DerivedDto'];
      /** @description Accounts lost / accounts at the opening. */
      logoChurnRate: components['schemas']['AnnualRateDto'];
      /** @description (churn + contraction − expansion) / opening */
      netChurnRate: components['schemas']['AnnualRateDto'];
      /**
       * @description A decimal text in the currency beside it.
       * @example 6000.00
       */
      new: string;
      /** @description Net revenue retention: what the cohort has at the closing / opening. */
      nrr: components['schemas']['RateDto'];
      /**
       * @description A decimal text in the currency beside it.
       * @example 120000.00
       */
      opening: string;
      /** @description (new + expansion + reactivation) / (churn + contraction) */
      quickRatio: components['schemas']['RateDto'];
      /**
       * @description A decimal text in the currency beside it.
       * @example 0.00
       */
      reactivation: string;
    };
    RevokeCancellationDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      accountId?: string;
      /**
       * @description The cancellation that is taken back. Left out: the only one that is to come.
       * @example 5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34
       */
      cancellationId?: string;
      /**
       * @description The day it is taken back; today if left out.
       * @example 2025-03-01
       */
      effectiveOn?: string;
      /**
       * @description The moment at the source.
       * @example 2025-03-01T09:30:00Z
       */
      occurredAt?: string;
      /**
       * @description Why, in words.
       * @example They stay after all.
       */
      reason?: string;
    };
    SeriesFigureDto: {
      /**
       * @description A decimal text in the currency beside it.
       * @example 123456.00
       */
      arr: string;
      /** @example EUR */
      currency: string;
      /** @description Only with `groupBy`: the groups that have ARR on that day or, with `growth`, on the earlier one; none first. */
      groups?: components['schemas']['SeriesGroupDto'][];
      /** @description Only with `growth`. */
      growth?: components['schemas']['SeriesGrowthDto'];
      /**
       * @description A twelfth of it, for show.
       * @example 10288.00
       */
      mrr: string;
    };
    SeriesGroupDto: {
      /**
       * @description A decimal text in the currency beside it.
       * @example 96000.00
       */
      arr: string;
      /**
       * @description The group: a value for each name that was asked for; null is none.
       * @example {
       *       "plan": "pro"
       *     }
       */
      by: {
        [key: string]: string | null;
      };
      /** @description Only with `growth`. */
      growth?: components['schemas']['SeriesGrowthDto'];
      /**
       * @description A twelfth of it, for show.
       * @example 8000.00
       */
      mrr: string;
    };
    SeriesGrowthDto: {
      /**
       * @description Growth less the target: below zero where it is missed.
       * @example -0.002500
       */
      aheadOfTarget?: string;
      /**
       * @description An amount in the currency of the figure, or a count.
       * @example 120000.00
       */
      denominator: string;
      /**
       * @description An amount in the currency of the figure, or a count.
       * @example 126000.00
       */
      numerator: string;
      /**
       * @description The earlier day; ARR at its end is the denominator.
       * @example 2024-01-31
       */
      since: string;
      /**
       * @description What was wanted, as a rate; only where it was said.
       * @example 0.035000
       */
      target?: string;
      /**
       * @description A decimal text; null where it would be divided by zero.
       * @example 1.050000
       */
      value: string | null;
      /**
       * @description Only where there is no value: no ARR stood at the opening, none stands at the closing, nothing was lost, or no ARR stood on the earlier day.
       * @enum {string}
       */
      why?: 'nothing-at-opening' | 'nothing-at-closing' | 'nothing-lost' | 'nothing-then';
    };
    SeriesPointDto: {
      /**
       * @description The last day of the interval, at whose end it is.
       * @example 2025-01-31
       */
      asOf: string;
      /** @description One for each currency; those of `/v1/arr` on that day. */
      figures: components['schemas']['SeriesFigureDto'][];
    };
    StandingRateDto: {
      /**
       * @description One unit of it is worth the rate.
       * @example USD
       */
      base: string;
      /**
       * @description The first day on which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /** @description The fact that says so: it published the rate, or corrected it. */
      factId: string;
      /**
       * @description The currency that the rate is in.
       * @example EUR
       */
      quote: string;
      /**
       * @description As it was published.
       * @example 0.9612
       */
      rate: string;
      /**
       * @description When that fact became known.
       * @example 2025-04-03T08:00:00.000Z
       */
      recordedAt: string;
      /**
       * @description The sequence of that fact.
       * @example 5322
       */
      sequence: number;
      /**
       * @description Who says so.
       * @example ECB
       */
      source: string;
      /**
       * @description The first day on which it no longer counts.
       * @example 2025-04-01
       */
      until?: string;
    };
    StartSubscriptionDto: {
      /**
       * @description The customer. It need not be known before.
       * @example acme
       */
      accountId: string;
      /**
       * @description Text pairs, stated in full each time; an absent key has no value.
       * @example {
       *       "region": "EU"
       *     }
       */
      attributes?: {
        [key: string]: string;
      };
      /**
       * @description The day it was agreed.
       * @example 2025-02-20
       */
      bookedOn?: string;
      /**
       * @description ISO 4217 code in upper case; all amounts are in it.
       * @example EUR
       */
      currency: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /** @description All lines of the subscription from that day on; an id names one line. */
      lines: (
        | components['schemas']['PricedLineDto']
        | components['schemas']['ContractLineDto']
        | components['schemas']['NonRecurringLineDto']
      )[];
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      occurredAt?: string;
      /** @description An agreed span; without one the subscription goes on until it is cancelled. */
      term?: components['schemas']['TermDto'];
    };
    StatementDto: {
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
      data: {
        [key: string]: unknown;
      };
      /**
       * @description What the fact should have been.
       * @enum {string}
       */
      type:
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
    SubscriptionAnswerDto: {
      /** @example acme */
      accountId?: string;
      /** @example 7056.00 */
      arr?: string;
      /** @example 2025-03-31 */
      asOf: string;
      /**
       * @example {
       *       "region": "EU"
       *     }
       */
      attributes?: {
        [key: string]: string;
      };
      /** @example EUR */
      currency?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      knownAt: components['schemas']['KnownAtDto'];
      /**
       * @description Those that make the ARR, as their facts state them, each with what it counts for; where none counts, those that hold.
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
      lines?: {
        [key: string]: unknown;
      }[];
      /** @example 588.00 */
      mrr?: string;
      /**
       * @description The day from which a payment is late, while it is.
       * @example 2026-04-15
       */
      pastDueSince?: string;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Of its stream at this state of knowledge, for `If-Match`.
       * @example 4
       */
      revision: number;
      /**
       * @description The day since when the status holds.
       * @example 2025-01-01
       */
      since?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /**
       * @example active
       * @enum {string}
       */
      status: 'not-started' | 'active' | 'paused' | 'cancelled' | 'ended';
      /** @example sub-1 */
      subscriptionId: string;
      /**
       * @description The agreed span, where there is one.
       * @example {
       *       "endsOn": "2027-01-01",
       *       "renews": true
       *     }
       */
      term?: {
        endsOn?: string;
        renews?: boolean;
      };
    };
    SubscriptionFactsAnswerDto: {
      /**
       * @description The last day that is told of, where one was named.
       * @example 2025-03-31
       */
      asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      /** @description In the order of recording. */
      facts: components['schemas']['FactDto'][];
      knownAt: components['schemas']['KnownAtDto'];
      /** @description The cursor of the next page; null on the last. */
      next: string | null;
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /** @example sub-1 */
      subscriptionId: string;
    };
    SubscriptionShareDto: {
      /** @example 1440.00 */
      arr: string;
      /** @example sub-1 */
      subscriptionId: string;
    };
    SubscriptionTimelineAnswerDto: {
      /**
       * @description The last day that is told of, where one was named.
       * @example 2025-03-31
       */
      asOf?: string;
      /**
       * @description Rises when a bug in the derivation is mended.
       * @example 1
       */
      derivationVersion: number;
      knownAt: components['schemas']['KnownAtDto'];
      /** @example 1 */
      policyVersion: number;
      /**
       * @description What all amounts are converted to; only where that was asked.
       * @example EUR
       */
      reportingCurrency?: string;
      /**
       * @description Whether facts that the store holds are missing from the answer.
       * @example false
       */
      stale: boolean;
      /** @description In order of days. */
      steps: components['schemas']['TimelineStepDto'][];
      /** @example sub-1 */
      subscriptionId: string;
    };
    TakenBackDto: {
      /**
       * @description The entry that takes it back.
       * @example 5400-1
       */
      by: string;
      /** @description The fact that caused that. */
      factId: string;
      /** @example 2025-03-01T08:00:00.000Z */
      recordedAt: string;
      /**
       * @description The entry that says it anew, otherwise.
       * @example 5400-2
       */
      replacedBy?: string;
      /** @example 5400 */
      sequence: number;
    };
    TermDto: {
      /**
       * @description The first day that no longer counts.
       * @example 2026-03-01
       */
      endsOn: string;
      /**
       * @description Whether it goes on by itself after that.
       * @default false
       * @example true
       */
      renews?: boolean;
    };
    TimelineStepDto: {
      /** @example acme */
      accountId: string;
      /** @example 7056.00 */
      arr: string;
      /** @example EUR */
      currency: string;
      /** @description The fact whose statement holds or counts, or that ended the subscription. */
      factId: string;
      /** @example subscription-started */
      factType: string;
      /** @example 2025-01-01 */
      from: string;
      /**
       * @example active
       * @enum {string}
       */
      status: 'not-started' | 'active' | 'paused' | 'cancelled' | 'ended';
      /**
       * @description The first day on which it does not hold any more; absent where no end is known.
       * @example 2025-02-15
       */
      until?: string;
    };
    TransferSubscriptionDto: {
      /**
       * @description Refused unless it is the account of that day.
       * @example acme
       */
      accountId?: string;
      /**
       * @description Business day from which it counts.
       * @example 2025-03-01
       */
      effectiveOn: string;
      /**
       * @description The moment at the source, with a zone; orders facts of one day.
       * @example 2025-03-01T09:30:00Z
       */
      occurredAt?: string;
      /**
       * @description Why, in words.
       * @example The branch was sold.
       */
      reason?: string;
      /**
       * @description The account that receives it.
       * @example bolt
       */
      toAccountId: string;
    };
    TreatmentChangeDto: {
      /** @example zero */
      from: string;
      /** @example keep */
      to: string;
      /** @example pauses */
      treatment: string;
    };
    VoidAccountFactDto: {
      /**
       * @description Why it was wrong.
       * @example Entered twice.
       */
      reason: string;
    };
    VoidFactDto: {
      /**
       * @description Why it counts no more.
       * @example Recorded twice.
       */
      reason: string;
    };
    VoidRateFactDto: {
      /**
       * @description Why it was wrong. Stored as it is: it should name no person.
       * @example Two digits changed places.
       */
      reason: string;
    };
    VoidSubscriptionDto: {
      /**
       * @description Why none of it counts.
       * @example Belongs to another ledger.
       */
      reason: string;
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
  live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LiveDto'];
        };
      };
    };
  };
  ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description They are; with positions and lag. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description They are not; with what is missing, as problem details. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  startup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It has. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It has not; with how far it has come, as problem details. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One line for each. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
  getAccount: {
    parameters: {
      query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        asOf?: string;
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /** @description The revision, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAccountArr: {
    parameters: {
      query?: {
        /** @description The last day that is told of; of a month, quarter or year its last. Left out: to the end. */
        asOf?: string;
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountArrAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  describeAccount: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The account, under an id of your own. */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DescribeAccountDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAccountFacts: {
    parameters: {
      query?: {
        /** @description The last day that is told of; of a month, quarter or year its last. Left out: to the end. */
        asOf?: string;
        /** @description `next` of the page before. It pins the whole question; what is said of it beside must be the same. */
        cursor?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description How many items a page has. */
        limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountFactsAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  correctAccountFact: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The account, under an id of your own. */
        accountId: string;
        /** @description The fact to act on. */
        factId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorrectAccountFactDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  voidAccountFact: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The account, under an id of your own. */
        accountId: string;
        /** @description The fact to act on. */
        factId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VoidAccountFactDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  mergeAccount: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The account, under an id of your own. */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeAccountDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAccountMovements: {
    parameters: {
      query?: {
        /** @description The last day that is told of; of a month, quarter or year its last. Left out: to the end. */
        asOf?: string;
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountMovementsAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  registerAccount: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The account, under an id of your own. */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DescribeAccountDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getArr: {
    parameters: {
      query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        asOf?: string;
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description Only what has these values: pairs, 10 at most, with commas between them. Nothing after the colon is none; of several values of one name any counts. In a value a comma is written \, and a backslash \\; an empty text is \e. */
        filter?: string;
        /** @description Names of attributes, 4 at most, with commas between them. */
        groupBy?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description Only what was agreed in this currency; not together with `currency`. */
        native?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArrAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getArrByAccount: {
    parameters: {
      query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        asOf?: string;
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description `next` of the page before. It pins the whole question; what is said of it beside must be the same. */
        cursor?: string;
        /** @description Only what has these values: pairs, 10 at most, with commas between them. Nothing after the colon is none; of several values of one name any counts. In a value a comma is written \, and a backslash \\; an empty text is \e. */
        filter?: string;
        /** @description Anything but JSON is the whole list as a file. Left out: what `Accept` names, else JSON. */
        format?: 'json' | 'csv' | 'ndjson' | 'parquet';
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description How many items a page has. */
        limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description Only what was agreed in this currency; not together with `currency`. */
        native?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the list, or all of it as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountsAnswerDto'];
          'application/vnd.apache.parquet': string;
          'application/x-ndjson': string;
          'text/csv': string;
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getBridge: {
    parameters: {
      query: {
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description The first day; of a longer period its first. */
        from: string;
        /** @description What was known first: a sequence, or an instant with its zone. Left out: nothing. */
        fromKnownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description Only what was agreed in this currency; not together with `currency`. */
        native?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
        /** @description The first day that no longer counts; a month, quarter or year is included whole. */
        to: string;
        /** @description What was known later. Left out: all that is known now. */
        toKnownAt?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BridgeAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getCohorts: {
    parameters: {
      query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        asOf?: string;
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description Only what has these values: pairs, 10 at most, with commas between them. Nothing after the colon is none; of several values of one name any counts. In a value a comma is written \, and a backslash \\; an empty text is \e. */
        filter?: string;
        /** @description Names of attributes, 4 at most, with commas between them. */
        groupBy?: string;
        interval?: 'month' | 'quarter' | 'year';
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description Only what was agreed in this currency; not together with `currency`. */
        native?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CohortsAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getCommitted: {
    parameters: {
      query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        asOf?: string;
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description `next` of the page before. It pins the whole question; what is said of it beside must be the same. */
        cursor?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description How many items a page has. */
        limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommittedAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getMovements: {
    parameters: {
      query: {
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description Only what has these values: pairs, 10 at most, with commas between them. Nothing after the colon is none; of several values of one name any counts. In a value a comma is written \, and a backslash \\; an empty text is \e. */
        filter?: string;
        /** @description The first day; of a longer period its first. */
        from: string;
        /** @description Names of attributes, 4 at most, with commas between them. */
        groupBy?: string;
        /** @description How the window is cut. */
        interval?: 'day' | 'week' | 'month' | 'quarter' | 'year';
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description Only what was agreed in this currency; not together with `currency`. */
        native?: string;
        /** @description `day` sums daily movements; `window` takes each interval as one step, from its opening to its closing. */
        netting?: 'day' | 'window';
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
        /** @description The first day that no longer counts; a month, quarter or year is included whole. */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MovementsAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getMovement: {
    parameters: {
      query?: {
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path: {
        /** @description The id of an entry of the journal. */
        movementId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MovementExplainedDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  listMovements: {
    parameters: {
      query: {
        /** @description Only this column of the rows of `/v1/arr/movements`. */
        class?: 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'fx' | 'transfer' | 'entered' | 'left';
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description `next` of the page before. It pins the whole question; what is said of it beside must be the same. */
        cursor?: string;
        /** @description Only what has these values: pairs, 10 at most, with commas between them. Nothing after the colon is none; of several values of one name any counts. In a value a comma is written \, and a backslash \\; an empty text is \e. */
        filter?: string;
        /** @description Anything but JSON is the whole list as a file. Left out: what `Accept` names, else JSON. */
        format?: 'json' | 'csv' | 'ndjson' | 'parquet';
        /** @description The first day; of a longer period its first. */
        from: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description How many items a page has. */
        limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description Only what was agreed in this currency; not together with `currency`. */
        native?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
        /** @description The first day that no longer counts; a month, quarter or year is included whole. */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the list, or all of it as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MovementListAnswerDto'];
          'application/vnd.apache.parquet': string;
          'application/x-ndjson': string;
          'text/csv': string;
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getRestatement: {
    parameters: {
      query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        asOf?: string;
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description `next` of the page before. It pins the whole question; what is said of it beside must be the same. */
        cursor?: string;
        /** @description What was known first: a sequence, or an instant with its zone. Left out: nothing. */
        fromKnownAt?: string;
        /** @description Sums the effects up instead of listing them. */
        groupBy?: 'account';
        /** @description How many items a page has. */
        limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
        /** @description What was known later. Left out: all that is known now. */
        toKnownAt?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RestatementAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getRetention: {
    parameters: {
      query: {
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description Only what has these values: pairs, 10 at most, with commas between them. Nothing after the colon is none; of several values of one name any counts. In a value a comma is written \, and a backslash \\; an empty text is \e. */
        filter?: string;
        /** @description The first day; of a longer period its first. */
        from: string;
        /** @description The percentage of ARR that is gross profit, for the lifetime value. */
        grossMargin?: string;
        /** @description Names of attributes, 4 at most, with commas between them. */
        groupBy?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description Only what was agreed in this currency; not together with `currency`. */
        native?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
        /** @description The first day that no longer counts; a month, quarter or year is included whole. */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getArrSeries: {
    parameters: {
      query: {
        /** @description The reporting currency: all amounts are converted to it, at the rates that the policy wants. Left out: each is in the one it was agreed in. */
        currency?: string;
        /** @description Only what has these values: pairs, 10 at most, with commas between them. Nothing after the colon is none; of several values of one name any counts. In a value a comma is written \, and a backslash \\; an empty text is \e. */
        filter?: string;
        /** @description The first day; of a longer period its first. */
        from: string;
        /** @description Names of attributes, 4 at most, with commas between them. */
        groupBy?: string;
        /** @description Tells by how much ARR has grown over the month, quarter or year that ends with each point. */
        growth?: 'month' | 'quarter' | 'year';
        /** @description How the window is cut. */
        interval?: 'day' | 'week' | 'month' | 'quarter' | 'year';
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description Only what was agreed in this currency; not together with `currency`. */
        native?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
        /** @description The growth that is wanted or that others have, in percent, shown beside that of the ledger: intervals of the series and a percentage each, 240 at most. Only with `growth`. */
        targets?: string;
        /** @description The first day that no longer counts; a month, quarter or year is included whole. */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArrSeriesAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  recordFacts: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
      };
      path?: never;
      cookie?: never;
    };
    /** @description As NDJSON: one such fact a line. A line of type `subscription-period` states a whole period, as a row of an export does; its data is a PeriodDto, and its metadata holds a `commandId`. */
    requestBody: {
      content: {
        'application/json': components['schemas']['NativeFactDto'][];
        'application/x-ndjson': components['schemas']['NativeFactDto'][];
      };
    };
    responses: {
      /** @description What became of each; a refused one stops no other. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchAnswerDto'];
        };
      };
      /** @description The request cannot be read, or a header of it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is of another media type. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getJournal: {
    parameters: {
      query?: {
        /** @description The first `seq` that is wanted. */
        from?: number;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description How many items a page has. */
        limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path: {
        /** @description One that `GET /v1/journal/epochs` lists. */
        epoch: number;
        /** @description From 0 to one less than there are. */
        shard: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JournalPageAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getEpochs: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EpochsAnswerDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  openEpoch: {
    parameters: {
      query?: never;
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenEpochDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpenedEpochDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getLedger: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getPeriods: {
    parameters: {
      query?: {
        /** @description `next` of the page before. It pins the whole question; what is said of it beside must be the same. */
        cursor?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description How many items a page has. */
        limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PeriodsAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getPeriod: {
    parameters: {
      query?: {
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path: {
        /** @description The month. */
        period: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PeriodAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  closePeriod: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The month. */
        period: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  reopenPeriod: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The month. */
        period: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getPolicies: {
    parameters: {
      query?: {
        /** @description `next` of the page before. It pins the whole question; what is said of it beside must be the same. */
        cursor?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description How many items a page has. */
        limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PoliciesAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  adoptPolicy: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AdoptPolicyDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getProjections: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectionsDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getProjection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectionDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  followRebuild: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events as they come, or its state now where JSON is asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RebuildDto'];
          'text/event-stream': string;
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  rebuildProjection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It has begun, and goes on whoever follows it. */
      202: {
        headers: {
          /** @description Where it is followed. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RebuildDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getRates: {
    parameters: {
      query?: {
        /** @description Only what counts on this day; of a month, quarter or year its last. Left out: every rate that stands. */
        asOf?: string;
        /** @description `next` of the page before. It pins the whole question; what is said of it beside must be the same. */
        cursor?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description How many items a page has. */
        limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RatesAnswerDto'];
        };
      };
      /** @description The answer has the `ETag` that `If-None-Match` names. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  publishRate: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublishRateDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  correctRateFact: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The currency of which one unit is worth the rate. */
        base: string;
        /** @description The fact to act on. */
        factId: string;
        /** @description The currency that the rate is in. */
        quote: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorrectRateFactDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  voidRateFact: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The currency of which one unit is worth the rate. */
        base: string;
        /** @description The fact to act on. */
        factId: string;
        /** @description The currency that the rate is in. */
        quote: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VoidRateFactDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getSubscription: {
    parameters: {
      query?: {
        /** @description The day at whose end it is asked; of a month, quarter or year its last. Left out: today. */
        asOf?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path: {
        /** @description The subscription. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /** @description The revision, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  cancelSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CancelSubscriptionDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  changeSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeSubscriptionDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  downgradeSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeSubscriptionDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getSubscriptionFacts: {
    parameters: {
      query?: {
        /** @description The last day that is told of; of a month, quarter or year its last. Left out: to the end. */
        asOf?: string;
        /** @description `next` of the page before. It pins the whole question; what is said of it beside must be the same. */
        cursor?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description How many items a page has. */
        limit?: number;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path: {
        /** @description The subscription. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionFactsAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  correctFact: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The fact to act on. */
        factId: string;
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorrectFactDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  voidFact: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The fact to act on. */
        factId: string;
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VoidFactDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  markPastDue: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CourseDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  pauseSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PauseSubscriptionDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  recoverPayment: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CourseDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  reactivateSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AgreementDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  renewSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AgreementDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  resumeSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CourseDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  revokeCancellation: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RevokeCancellationDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  startSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartSubscriptionDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getSubscriptionTimeline: {
    parameters: {
      query?: {
        /** @description The last day that is told of; of a month, quarter or year its last. Left out: to the end. */
        asOf?: string;
        /** @description What counts as known: a sequence, or an instant with its zone. Left out: all that is known now. */
        knownAt?: string;
        /** @description The token of a receipt: the answer holds its facts, or there is none (503). */
        minPosition?: string;
        /** @description A version. Left out: the one adopted last. */
        policy?: number;
      };
      header?: never;
      path: {
        /** @description The subscription. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionTimelineAnswerDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The store does not answer, or the figures have not come to `minPosition` yet. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  transferSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferSubscriptionDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  upgradeSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeSubscriptionDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  voidSubscription: {
    parameters: {
      query?: {
        /** @description With `true`: answers the facts and what they would do to ARR, and writes nothing. */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /** @description The command id: sent again with the same content, it gets its first answer. */
        'Idempotency-Key'?: string;
        /** @description The revision that the command was decided on; refused with 412 if there is a later one. */
        'If-Match'?: string;
        /** @description W3C Trace Context, version 00: kept with the facts; one that is not well formed is ignored. */
        traceparent?: string;
        /** @description The system that the command comes from; its `Idempotency-Key` is unique there. */
        'X-Source'?: string;
      };
      path: {
        /** @description The subscription, under an id of your own. */
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VoidSubscriptionDto'];
      };
    };
    responses: {
      /** @description Nothing was recorded now: no change, repeated, or tried. */
      200: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description Facts were recorded. */
      201: {
        headers: {
          /** @description The revision of the stream that the command is about. */
          ETag?: string;
          /** @description `true` where the command had been recorded before. */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description It is not in the ledger. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description What stands in the ledger does not admit it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The subscription has changed since the revision in `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large, or a fact in it. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Fields of the request are not valid, or the command id has been used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
}
