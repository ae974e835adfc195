import { expect, test } from 'vitest';
import { addressPlace } from '../../../src/main/features/dealers/addressPlace.rules.ts';
import { loadRegions } from '../../../src/main/features/dealers/regionTable.ts';
import { RESOURCES } from '../../helpers/testEngine.ts';

const regions = loadRegions(RESOURCES);
const NOWHERE = { region_code: '', province: '', city: '', district: '' };
const CITY = { region_code: '1301', province: '河北省', city: '石家庄市', district: '' };

test('an address tells province, city and county of a dealer of whom nothing is known', () => {
  expect(addressPlace('唐山市路南区建国路7号', NOWHERE, regions)).toEqual({
    ...{ region_code: '130202', province: '河北省', city: '唐山市', district: '路南区' },
  });
});

test('a county that several cities have is that of the dealer’s own city', () => {
  const place = { region_code: '130102', province: '河北省', city: '石家庄市', district: '长安区' };

  expect(addressPlace('长安区建设北大街1号', NOWHERE, regions)).toBeUndefined();
  expect(addressPlace('长安区建设北大街1号', CITY, regions)).toEqual(place);
  expect(addressPlace('长安区建设北大街1号', { ...NOWHERE, city: '石家庄市' }, regions)).toEqual(place);
});

test('an address in another city says that the dealer has moved, unless the place was chosen with it', () => {
  const moved = addressPlace('唐山市路南区建国路7号', CITY, regions);

  expect(moved).toMatchObject({ region_code: '130202', city: '唐山市' });
  expect(addressPlace('唐山市路南区建国路7号', CITY, regions, true)).toBeUndefined();
});

test('an address that says nothing of a place, or less than is known, changes nothing', () => {
  const known = { region_code: '130102', province: '河北省', city: '石家庄市', district: '长安区' };

  for (const address of ['', '建设北大街1号', '石家庄市建设北大街1号', '河北省'])
    expect(addressPlace(address, known, regions)).toBeUndefined();
  // A city of the owner's own words is not overwritten by what an address seems to say.
  expect(addressPlace('唐山市建国路7号', { ...NOWHERE, city: '城东' }, regions)).toBeUndefined();
});
