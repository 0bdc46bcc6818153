import { CauseNumbers } from './cause-numbers';
import { TextTable } from './text-table';

it('gives causes the number of their text, however often and in whichever company they come', () => {
  const words = new TextTable();
  words.idOf('something else');
  const numbers = new CauseNumbers(words);
  const told = [['rate'], ['rate', 'change'], ['rate'], [], ['["rate"]'], ['rate', 'change']].map((causes) => [
    causes,
    JSON.parse(words.textOf(numbers.idOf(causes))) as unknown,
  ]);
  expect(told.map(([, read]) => read)).toEqual(told.map(([causes]) => causes));
  expect(words.size).toBe(5);
});
