const TWO_BYTES_FROM = 0x80;
const THREE_BYTES_FROM = 0x800;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** How many bytes a text has in UTF-8. Each half of a pair counts two, so that a whole one counts its four. */
export const utf8LengthOf = (text: string): number => {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= TWO_BYTES_FROM) length += 1;
    if (unit >= THREE_BYTES_FROM && (unit < FIRST_SURROGATE || unit > LAST_SURROGATE)) length += 1;
  }
  return length;
};
