import { faultWithin, fieldFault, isFieldFaultCode, pointerTo, unknownField } from './field-fault';

describe('faults of fields', () => {
  it('points into what was sent, with its own signs escaped', () => {
    expect(pointerTo('lines', 0, 'attributes', 'a/b~c')).toBe('/lines/0/attributes/a~1b~0c');
    expect(pointerTo()).toBe('');
  });

  it('says what is wrong where, and what the bound is', () => {
    expect(fieldFault('/cause', 'too-long', 'at most 100 characters')).toEqual({
      pointer: '/cause',
      code: 'too-long',
      detail: '/cause is too long: at most 100 characters.',
    });
    expect(fieldFault('', 'not-an-object').detail).toBe('The whole is not an object.');
  });

  it('names the field that was probably meant, where one is near', () => {
    expect(unknownField('/asof', 'asof', ['knownAt', 'asOf']).detail).toBe(
      '/asof is not a field here. Did you mean asOf?',
    );
    expect(unknownField('/plan', 'plan', ['lines', 'asOf']).detail).toBe('/plan is not a field here.');
  });

  it('tells a fault of a part as one of the whole', () => {
    expect(faultWithin('/data', fieldFault('/cause', 'too-long'))).toEqual(fieldFault('/data/cause', 'too-long'));
    expect(faultWithin('/data', fieldFault('', 'not-an-object'))).toEqual(fieldFault('/data', 'not-an-object'));
  });

  it('tells its codes from other texts', () => {
    expect(isFieldFaultCode('too-long')).toBe(true);
    expect(isFieldFaultCode('toString')).toBe(false);
  });
});
