import { useQuery } from '@tanstack/react-query';

export interface RegionOption {
  /** GB/T 2260, two, four or six digits */
  value: string;
  /** Province, city and county in one. */
  label: string;
}

/** All regions of the country, loaded when first needed; the same table the importer reads. */
export function useRegions(): RegionOption[] | undefined {
  return useQuery({ queryKey: ['regions'], queryFn: loadRegions }).data;
}

async function loadRegions(): Promise<RegionOption[]> {
  const { default: table } = await import('../../../../resources/regions.json');
  const provinces: Record<string, string> = table.provinces;
  const cities: Record<string, string> = table.cities;
  const counties: Record<string, string> = table.counties;
  const name = (code: string) =>
    [provinces[code.slice(0, 2)], cities[code.slice(0, 4)], counties[code]].filter(
      (part, at, parts) => part !== undefined && parts.indexOf(part) === at,
    );
  const codes = [...Object.keys(provinces), ...Object.keys(cities), ...Object.keys(counties)].sort();
  return codes.map((value) => ({ value, label: name(value.padEnd(2)).join(' ') }));
}
