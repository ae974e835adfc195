import { describe, expect, it } from 'vitest';
import { defaultSourceName } from '../../../src/main/features/imports/sourceName.rules.ts';

describe('the source a file comes from', () => {
  it.each([
    ['销售明细2026年10月.xlsx', '销售明细'],
    ['销售明细2026年11月.xlsx', '销售明细'],
    ['2026年10月销售明细.xlsx', '销售明细'],
    ['销售单据2026年8-10月.xlsx', '销售单据'],
    ['销售单据2026年8月9月10月.xlsx', '销售单据'],
    ['销售单据2026年8－10月.xlsx', '销售单据'],
    ['销售单据2026年10月上旬.xlsx', '销售单据'],
    ['销售单据2026年10月第2周.xlsx', '销售单据'],
    ['Orders 2026 W41.xlsx', 'Orders'],
    ['10月销售单.xls', '销售单'],
    ['十一月份销售单.xls', '销售单'],
    ['销售单据202410.xlsx', '销售单据'],
    ['销售单据 2024-10-01~2024-10-31.csv', '销售单据'],
    ['销售单据（20241001-20241031）.csv', '销售单据'],
    ['销售单据(2024年10月1日至10月31日).csv', '销售单据'],
    ['销售单2024年第三季度.xlsx', '销售单'],
    ['销售单2024上半年.xlsx', '销售单'],
    ['客户资料 (2).xlsx', '客户资料'],
    ['客户资料 - 副本.xlsx', '客户资料'],
    ['客户资料 - 副本 (3).xlsx', '客户资料'],
    ['Orders Oct 2026.csv', 'Orders'],
    ['orders_2026-10.csv', 'orders'],
    ['Sales October.csv', 'Sales'],
    ['2026 Q3 sales.xlsx', 'sales'],
    ['Margins and marketing.xlsx', 'Margins and marketing'],
    ['一号店订单.xlsx', '一号店订单'],
    ['5号仓库出库.xlsx', '5号仓库出库'],
    ['202410.xlsx', '202410'],
    ['2026年10月.xlsx', '2026年10月'],
    ['未导入的行 销售明细2026年10月.xlsx', '销售明细'],
    ['Rows not imported Orders Oct 2026.csv', 'Orders'],
    ['.xlsx', 'import'],
  ])('%s is from %s', (file, source) => {
    expect(defaultSourceName(file)).toBe(source);
  });
});
