export const files = {
  name: '文件名',
  kindLabel: '种类',
  kind: { licence: '营业执照', contract: '合同', photo: '照片', other: '其他' },
  expires: '到期日',
  remark: '说明',
} as const;
