/** The other way round of `TextDecoder`: no encoder comes with Node, so the tables are asked from the decoder. */
export function encodeAs(encoding: string, text: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  if (encoding.startsWith('utf-32')) return encodeUtf32(text, encoding.endsWith('le'));
  const table = tableOf(encoding);
  return Buffer.concat(
    [...text].map((char) => {
      const bytes = char.charCodeAt(0) < 0x80 ? Buffer.from(char, 'latin1') : table.get(char);
      if (!bytes) throw new Error(`${char} is not in ${encoding}`);
      return bytes;
    }),
  );
}

function encodeUtf32(text: string, littleEndian: boolean): Buffer {
  const chars = [...text];
  const bytes = Buffer.alloc(chars.length * 4);
  chars.forEach((char, index) => {
    const code = char.codePointAt(0) ?? 0;
    if (littleEndian) bytes.writeUInt32LE(code, index * 4);
    else bytes.writeUInt32BE(code, index * 4);
  });
  return bytes;
}

const tables = new Map<string, Map<string, Buffer>>();

function tableOf(encoding: string): Map<string, Buffer> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder(encoding);
  const note = (bytes: Buffer) => {
    const char = decoder.decode(bytes);
    if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, bytes);
  };
  for (let first = 0x80; first < 0x100; first += 1) {
    if (encoding.startsWith('windows')) note(Buffer.from([first]));
    else for (let second = 0x40; second < 0x100; second += 1) note(Buffer.from([first, second]));
  }
  if (encoding === 'gb18030') {
    for (let a = 0x81; a <= 0x84; a += 1) {
      for (let b = 0x30; b <= 0x39; b += 1) {
        for (let c = 0x81; c <= 0xfe; c += 1) {
          for (let d = 0x30; d <= 0x39; d += 1) note(Buffer.from([a, b, c, d]));
        }
      }
    }
  }
  tables.set(encoding, table);
  return table;
}

/** Short lists as shops write them, for the encoding decision: each must be recognised alone. */
export const SIMPLIFIED_SAMPLES: readonly string[] = [
  '客户名称,联系人,电话\n广州鑫盈德百货经营部,张丽,13800138000\n',
  '编号,单位全名,地址\n001,青岛德盈信实业有限公司,山东省青岛市市北区隆顺路19号\n',
  '单据日期,单据编号,往来单位,金额\n2024-05-01,XS-0001,杭州恒美瑞商贸,1200.50\n',
  '姓名;手机;备注\n李明朗;13900139000;老客户，优先发货\n',
  '品名\t规格\t单位\n农夫山泉矿泉水\t550ml×24\t箱\n',
  '张三,李四,王五\n赵六,钱七,孙八\n',
  '沈阳市铁西区兴华南街\n',
  '欣欣便利店,龚燕\n',
  '上海,北京,天津,重庆\n1,2,3,4\n',
  '商品,数量\n红塔山（硬经典）,10\n黄鹤楼,5\n',
];

export const TRADITIONAL_SAMPLES: readonly string[] = [
  '客戶名稱,聯絡人,電話\n臺北市大安區和平東路,陳美麗,02-23456789\n',
  '編號,公司名稱,地址\n001,德盈實業有限公司,高雄市三民區建國路19號\n',
  '訂單日期,訂單編號,客戶,金額\n2024-05-01,SO-0001,永豐商行,1200.50\n',
  '姓名;手機;備註\n林志明;0912345678;老客戶，優先出貨\n',
  '品名\t規格\t單位\n礦泉水\t550ml\t箱\n',
  '張三,李四,王五\n趙六,錢七,孫八\n',
];

export const WESTERN_SAMPLES: readonly string[] = [
  'Société,Adresse\nCafé de la Gare,12 rue du Général Leclerc\nHôtel du Château,Besançon\n',
  'Kunde;Straße\nMüller & Söhne;Bürgermeister-Schäfer-Straße 5\n',
];
