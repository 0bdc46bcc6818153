import { messageBytes } from './message-bytes';

it('counts key, value and headers, in bytes', () => {
  const bare = messageBytes({ key: '', value: null, headers: {} });
  expect(messageBytes({ key: 'acme', value: 'é', headers: { 'prev-digest': 'é' } }) - bare).toBeGreaterThanOrEqual(
    4 + 2 + 11 + 2,
  );
});
