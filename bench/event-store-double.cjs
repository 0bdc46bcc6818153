// A process of its own for the double of the event store, as a server would have; it tells its address and ends with whoever began it.
require('../scripts/typescript-hook.js');
const { EventStoreDouble } = require('../test/support/eventstoredb/event-store-double');
const { SystemClock } = require('../src/platform/system/system-clock.adapter');

const double = new EventStoreDouble({ clock: new SystemClock() });
double.start().then(() => process.send({ url: double.url }));
process.on('disconnect', () => process.exit(0));
