import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** A dealer typed by hand, with the person and the phone one has of him. */

const shop = shareSampleShop();

test('the phone of a new dealer that somebody has already is told in place, and does not block', async () => {
  const phone = '13911112222';
  for (const name of ['头一家', '另外一号']) {
    const dialog = await shop.list.beginAdding({ 客户名称: name, 联系人: '赵六', 电话: phone });
    if (name === '另外一号') {
      const warning = dialog.getByRole('status').filter({ hasText: '这个电话名单上已经有了' });
      await expect(warning).toContainText('头一家');
    }
    const detail = await shop.list.finishAdding(dialog, name);
    await expect(
      detail
        .section(/^联系人/)
        .getByText('赵六')
        .first(),
    ).toBeVisible();
    await detail.leave();
  }
});
