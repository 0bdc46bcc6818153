// Opens the page on which the service is tried out, sends what it has filled in, and prints what was seen.
//   node try-page.mjs http://127.0.0.1:3000 startSubscription getArr
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';

const [address, ...operations] = process.argv.slice(2);
const executablePath = await chromium.executablePath();
const browser = await browsers.launch({ args: chromium.args, executablePath, headless: true });
try {
  const page = await browser.newPage();
  const [requests, complaints, answers] = [[], [], {}];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${address}/docs`);
  for (const operation of operations) {
    const place = page.locator(`.opblock[id$="-${operation}"]`);
    await place.locator('.opblock-summary-control').click();
    await place.locator('.execute').click();
    const row = place.locator('.live-responses-table tbody tr').first();
    await row.waitFor();
    answers[operation] = { status: await row.locator('td').first().innerText(), said: await row.innerText() };
  }
  process.stdout.write(JSON.stringify({ requests, complaints, answers }));
} finally {
  await browser.close();
}
