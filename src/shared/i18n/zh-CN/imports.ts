export const imports = {
  rejected: { sheet: '未导入的行', reason: '未导入的原因', row: '原文件行号' },
} as const;
