/** Made of syllables and trades that no company has together; nobody and nothing is meant. */
const BEGINNINGS =
  'Amber Bramble Cinder Dapple Ember Fennel Glimmer Hazel Ivory Juniper Kettle Lantern Marrow Nimble Otter Pebble Quill Russet Saffron Thistle Umber Velvet Willow Yarrow Zephyr'.split(
    ' ',
  );
const ENDINGS = 'brook croft dale fen glade holt keep loft mere nook ridge stead thorpe vale wick'.split(' ');
const TRADES =
  'Almanacs|Barometers|Bell Foundry|Candles|Clockworks|Compasses|Dirigibles|Ferries|Gliders|Ink Works|Kites|Lighthouses|Maps|Marbles|Observatories|Paper Mill|Parasols|Sundials|Telescopes|Tide Tables|Toboggans|Umbrellas|Weather Vanes'.split(
    '|',
  );

const NAMES = BEGINNINGS.length * ENDINGS.length * TRADES.length;

/** Has no divisor in common with the number of names, so that every name comes before one comes again. */
const STRIDE = 6007;

/** The name of the nth customer: an invented company. Each is used once, then again with a number. */
export const fictionalName = (index: number, seed: number): string => {
  const place = (((index % NAMES) + (Math.abs(seed) % NAMES)) * STRIDE) % NAMES;
  const beginning = BEGINNINGS[place % BEGINNINGS.length] ?? '';
  const rest = Math.floor(place / BEGINNINGS.length);
  const ending = ENDINGS[rest % ENDINGS.length] ?? '';
  const trade = TRADES[Math.floor(rest / ENDINGS.length)] ?? '';
  const again = Math.floor(index / NAMES);
  return `${beginning}${ending} ${trade}${again === 0 ? '' : ` ${(again + 1).toString()}`}`;
};
