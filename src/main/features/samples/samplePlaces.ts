import type { Words } from './sampleWords.ts';

/**
 * Where the dealers are: the districts are real, so that regions can be tried; towns, roads and villages are invented.
 */
export interface SamplePlace {
  province: string;
  city: string;
  district: string;
  /** How the district is called in an English address. */
  districtEn: string;
  /** The owner's own area. */
  area: Words;
  /** Which of the reps works there, 0 to 4. */
  rep: number;
  /** Share of the dealers. */
  weight: number;
  areaCode: string;
  towns: readonly Words[];
}

function towns(...list: string[]): readonly Words[] {
  return list.map((entry) => {
    const [chinese = '', english = ''] = entry.split('|');
    return { 'zh-CN': chinese, en: english };
  });
}

const SHANGRAO = { province: '江西省', city: '上饶市', areaCode: '0793' };

export const PLACES: readonly SamplePlace[] = [
  {
    ...SHANGRAO,
    district: '信州区',
    districtEn: 'Xinzhou',
    area: { 'zh-CN': '城东片', en: 'City east' },
    rep: 0,
    weight: 20,
    towns: towns('东栖街道|Dongqi', '望溪街道|Wangxi', '柳渡镇|Liudu'),
  },
  {
    ...SHANGRAO,
    district: '信州区',
    districtEn: 'Xinzhou',
    area: { 'zh-CN': '城西片', en: 'City west' },
    rep: 1,
    weight: 18,
    towns: towns('西砚街道|Xiyan', '稻香街道|Daoxiang', '芦汀镇|Luting'),
  },
  {
    ...SHANGRAO,
    district: '广信区',
    districtEn: 'Guangxin',
    area: { 'zh-CN': '城西片', en: 'City west' },
    rep: 1,
    weight: 8,
    towns: towns('樟桥镇|Zhangqiao', '云坞乡|Yunwu'),
  },
  {
    ...SHANGRAO,
    district: '广丰区',
    districtEn: 'Guangfeng',
    area: { 'zh-CN': '广丰片', en: 'Guangfeng' },
    rep: 2,
    weight: 19,
    towns: towns('茶亭镇|Chating', '禾塘镇|Hetang', '竹溪乡|Zhuxi'),
  },
  {
    ...SHANGRAO,
    district: '玉山县',
    districtEn: 'Yushan',
    area: { 'zh-CN': '玉山片', en: 'Yushan' },
    rep: 3,
    weight: 15,
    towns: towns('晴岭镇|Qingling', '渡船镇|Duchuan', '松隐乡|Songyin'),
  },
  {
    ...SHANGRAO,
    district: '铅山县',
    districtEn: 'Yanshan',
    area: { 'zh-CN': '铅山片', en: 'Yanshan' },
    rep: 4,
    weight: 11,
    towns: towns('桐荫镇|Tongyin', '石坝镇|Shiba'),
  },
  {
    province: '江西省',
    city: '鹰潭市',
    district: '贵溪市',
    districtEn: 'Guixi',
    area: { 'zh-CN': '外埠', en: 'Out of town' },
    rep: 4,
    weight: 5,
    areaCode: '0701',
    towns: towns('柚林镇|Youlin'),
  },
  {
    province: '浙江省',
    city: '衢州市',
    district: '江山市',
    districtEn: 'Jiangshan',
    area: { 'zh-CN': '外埠', en: 'Out of town' },
    rep: 3,
    weight: 4,
    areaCode: '0570',
    towns: towns('岭脚镇|Lingjiao'),
  },
];
